# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The office of the akim accepts one recommendation, one in part, and refuses one."""

from dataclasses import replace

from oversight.documents import sample_texts as texts
from oversight.documents.papers.agency_response import AgencyResponse, Reply
from oversight.documents.samples.common import frame, term
from oversight.documents.values import Frame, Issuer, Officer, Passage, Words
from oversight.domain.terms import HearingMode, Position

AGENCY = Issuer(
    name=texts.OBJECT.name,
    details=Words(
        "Ақмола облысы, Көктал ауылы, Бірлік көшесі, 1-үй · БСН 991240002058",
        "Акмолинская область, село Коктал, улица Бирлик, дом 1 · БИН 991240002058",
        "Akmola region, village of Koktal, 1 Birlik Street · BIN 991240002058",
    ),
    is_state_body=True,
)
HEAD = Officer("М. Ә. Ыбырайхан", Words("Аудан әкімі", "Аким района", "Akim of the district"))
OFFICER = Officer("Л. Т. Қойшыбек", Words("Бас маман", "Главный специалист", "Chief specialist"))
PLACE = Words("Көктал ауылы", "село Коктал", "village of Koktal")


def agency_frame(number: str, issued_at: str) -> Frame:
    """The frame of a paper of the agency."""
    return replace(frame(number, issued_at, issuer=AGENCY), place=PLACE)


def sample() -> AgencyResponse:
    """The sample context."""
    first, second, third = texts.RECOMMENDATIONS
    return AgencyResponse(
        frame=agency_frame("2026-00147/16", "2026-05-12T17:10:00+05:00"),
        addressee=texts.ISSUER.name,
        final_document_number="2026-00147/09",
        final_document_on="2026-04-22",
        title=texts.TITLE,
        term=term("object_response", "2026-04-24"),
        replies=(
            Reply(
                number=1,
                restated=first.text,
                position=Position.ACCEPTED,
                reasons=Passage(
                    "Жайылымға қажеттіліктің есебі шынында жасалмаған. Есеп жер комиссиясының материалдарына міндетті құжат ретінде енгізіледі, оның нысаны ауыл шаруашылығы бөлімінде әзірленуде.",
                    "Расчёт потребности в пастбищах действительно не делался. Он включается в материалы земельной комиссии как обязательный документ; форма готовится в отделе сельского хозяйства.",
                    "The need of pasture was indeed not computed. The computation becomes a required paper of the land commission; its form is being prepared by the department of agriculture.",
                ),
                legal_reference=None,
                measure=Passage(
                    "Есептің нысанын бекіту және жер комиссиясының регламентіне енгізу.",
                    "Утвердить форму расчёта и внести её в регламент земельной комиссии.",
                    "Approve the form and put it into the rules of the land commission.",
                ),
                measure_on="2026-06-26",
                responsible=Passage(
                    "ауыл шаруашылығы бөлімінің басшысы",
                    "руководитель отдела сельского хозяйства",
                    "head of the department of agriculture",
                ),
            ),
            Reply(
                number=2,
                restated=second.text,
                position=Position.IN_PART,
                reasons=Passage(
                    "Жалдау шарты қолданыста, мал әкелудің мерзімі 2026 жылғы 1 қазанда аяқталады, сондықтан жерді қазір қайтаруға негіз жоқ. Алайда шарттың орындалуы қазан айында комиссия өкілінің қатысуымен тексеріледі.",
                    "Договор аренды действует, срок завоза скота истекает 1 октября 2026 года, поэтому оснований для возврата сейчас нет. Однако исполнение договора будет проверено в октябре с участием представителя комиссии.",
                    "The contract of lease stands and its time for bringing livestock ends on 1 October 2026, so there is no ground to return the land now. Its execution will be checked in October together with a representative of the commission.",
                ),
                legal_reference=Passage(
                    "Жалдау шарты, 4.2-тармақ; Қазақстан Республикасының Жер кодексі",
                    "договор аренды, пункт 4.2; Земельный кодекс Республики Казахстан",
                    "contract of lease, clause 4.2; Land Code of the Republic of Kazakhstan",
                ),
                measure=Passage(
                    "Учаскенің пайдаланылуын орнында тексеру және нәтижесін комиссияға хабарлау.",
                    "Проверить использование участка на месте и сообщить результат комиссии.",
                    "Check on the spot how the plot is used, and tell the commission.",
                ),
                measure_on="2026-10-15",
                responsible=Passage(
                    "жер қатынастары бөлімі", "отдел земельных отношений", "department of land relations"
                ),
            ),
            Reply(
                number=3,
                restated=third.text,
                position=Position.REFUSED,
                reasons=Passage(
                    "Жер комиссиясы хаттамаларының толық мәтінінде үшінші тұлғалардың дербес деректері мен коммерциялық мәліметтері бар; оларды бес күнде тазартуға мүмкіндік жоқ. Шешімдердің өзі бұрынғыдай жарияланады.",
                    "В полном тексте протоколов земельной комиссии есть персональные данные и коммерческие сведения третьих лиц; очистить их за пять дней нет возможности. Сами решения публикуются, как прежде.",
                    "The full minutes of the land commission hold personal data and business details of third parties, which cannot be removed within five days. The decisions themselves are published as before.",
                ),
                legal_reference=Passage(
                    "«Дербес деректер және оларды қорғау туралы» Қазақстан Республикасының Заңы",
                    "Закон Республики Казахстан «О персональных данных и их защите»",
                    "Law of the Republic of Kazakhstan “On Personal Data and Their Protection”",
                ),
                measure=None,
                measure_on=None,
                responsible=None,
            ),
        ),
        recommendations=(1, 2, 3),
        hearing=HearingMode.HELD,
        hearing_on="2026-05-08",
        hearing_reasons=None,
        remedy=Passage(
            "Осы жауаппен келіспеген жағдайда субъект жоғары тұрған органға – Ақмола облысының әкімдігіне, кейін сотқа жүгіне алады.",
            "При несогласии с ответом субъект может обратиться в вышестоящий орган – акимат Акмолинской области, затем в суд.",
            "A subject who disagrees may turn to the superior body, the akimat of Akmola region, and then to the court.",
        ),
        sent_at="2026-05-12T17:10:00+05:00",
        signatory=HEAD,
    )
