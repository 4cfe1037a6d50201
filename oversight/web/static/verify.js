/* Checks a paper without sending it: the browser computes the SHA-256 and asks about that alone.
   Without this script, or without the browser's cryptography, the form sends the file. */
const form = document.querySelector("form[data-verify]");
const LARGEST = 20_000_000;
const NUMBER = /(?<![0-9])20[0-9]{2}-[0-9]{5,9}\/[0-9]{2,6}(-[1-9][0-9]?)?(?![0-9])/;

if (form && globalThis.crypto?.subtle) {
  form.querySelector("[data-sent]").hidden = true;
  form.querySelector("[data-local]").hidden = false;
  const chosen = form.querySelector("input[type=file]");
  form.addEventListener("submit", (event) => {
    if (!chosen.files.length) return;
    event.preventDefault();
    check(chosen.files[0]);
  });
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) check(event.dataTransfer.files[0]);
  });
}

async function check(file) {
  const status = form.querySelector("[data-working]");
  if (file.size > LARGEST) {
    status.textContent = status.dataset.tooLarge;
    return;
  }
  status.textContent = status.dataset.words;
  const bytes = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const text = new TextDecoder("latin1").decode(bytes);
  const borne = text.includes("oversight:sample") ? "" : text.match(NUMBER)?.[0];
  const number = borne ?? form.elements.number.value;
  location.assign(`${form.dataset.verify}/${hex}${number ? `?number=${encodeURIComponent(number)}` : ""}`);
}
