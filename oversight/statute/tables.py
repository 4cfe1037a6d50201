"""The tables of the statute besides the calendar: read into values, references resolved."""

import re
from collections.abc import Iterable, Mapping

from oversight.statute.schema import (
    Act,
    Article,
    Basis,
    Binds,
    ControlForm,
    Counting,
    Deadline,
    Direction,
    Element,
    Ground,
    GroundUse,
    Mark,
    MonthlyIndex,
    ObjectClass,
    Region,
    RequiredDocument,
    Standing,
    Topic,
    Unit,
    Words,
)
from oversight.statute.source import Row, SourceFile

POINT = re.compile(r"(?P<article>\d+(?:-\d+)?)(?:\((?P<point>\d+(?:-\d+)?)\))?(?:\((?P<subpoint>\d+)\))?")
CODE = "appk"


class Citations:
    """The provisions that may be cited, found by the way they are written in the files: "APPK 64(7)"."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._by_citation = {article.citation: article for article in articles.values()}

    def act_of(self, key: str | None) -> str:
        """The key of the act that the provision *key* belongs to, empty for None."""
        return self._articles[key].act if key else ""

    def find(self, row: Row, name: str) -> Article | None:
        """The provision the field cites, None when the field is absent. Unknown and unread ones are noted."""
        citation = row.optional_text(name)
        if not citation:
            return None
        article = self._by_citation.get(citation)
        if article is None:
            row.refuse(name, f"{name} cites {citation}, which articles.toml does not hold")
        elif article.standing is not Standing.READ:
            row.refuse(name, f"{name} cites {citation}, which was not read")
        return article

    def find_key(self, row: Row, name: str) -> str | None:
        """The key of the provision the field cites."""
        article = self.find(row, name)
        return article.key if article else None

    def find_for(self, row: Row, basis: Basis, standing: Standing) -> str | None:
        """The key under `article`: needed where a law or code was read, refused everywhere else."""
        article = self.find(row, "article")
        is_statutory = basis in (Basis.LAW, Basis.CODE)
        if is_statutory and standing is Standing.DESIGN:
            row.refuse("standing", "a law or a code is never our own design: the basis must be house")
        if not is_statutory and standing in (Standing.READ, Standing.FROM_MEMORY):
            row.refuse("standing", "a house rule is design or unknown, never read")
        if row.has("article"):
            if not is_statutory:
                row.refuse("article", "a house rule cites no article; use modelled_on")
            elif standing is not Standing.READ:
                row.refuse("article", "an article may be cited only where standing is read")
        elif is_statutory and standing is Standing.READ:
            row.refuse("standing", "what was read must cite its article")
        if article is not None and is_statutory and (article.act == CODE) != (basis is Basis.CODE):
            row.refuse("basis", f"basis is {basis}, but the article is {article.citation}")
        return article.key if article else None

    def find_model(self, row: Row, basis: Basis) -> str | None:
        """The key under `modelled_on`: needed for the code, refused for a law, free for a house rule."""
        model = self.find(row, "modelled_on")
        if basis is Basis.CODE and not row.has("modelled_on"):
            row.refuse("", "modelled_on is missing: a commission that is not a state body must see a house rule")
        if basis is Basis.CODE and row.has("article") and row.values.get("modelled_on") != row.values.get("article"):
            row.refuse("modelled_on", "a row of the code is modelled on its own article")
        if basis is Basis.LAW and row.has("modelled_on"):
            row.refuse("modelled_on", "a law binds by itself and is modelled on nothing")
        return model.key if model else None


def read_acts(file: SourceFile) -> dict[str, Act]:
    """acts.toml by key."""
    file.head("act").finish()
    acts: dict[str, Act] = {}
    for row in file.rows("act"):
        key = take_key(row, acts)
        acts[key] = Act(
            key=key,
            cited_as=row.text("cited_as"),
            number=row.text("number"),
            name=row.words("name"),
            short=row.words("short"),
            in_force=row.period("in_force"),
            in_force_standing=row.choice("in_force_standing", Standing),
        )
        row.finish()
    return acts


def read_articles(file: SourceFile, acts: Mapping[str, Act]) -> dict[str, Article]:
    """articles.toml by key; a key is the act and the numbers, joined by dashes: appk-64-7-2."""
    file.head("citation", "article").finish()
    part = file.part("citation")
    forms = [
        part.words("article", {"act", "article"}),
        part.words("point", {"act", "article", "point"}),
        part.words("subpoint", {"act", "article", "point", "subpoint"}),
    ]
    part.finish()
    articles: dict[str, Article] = {}
    for row in file.rows("article"):
        article = _read_article(row, acts, forms)
        if article.key in articles:
            row.refuse("point", f"{article.citation} is given twice")
        articles[article.key] = article
        row.finish()
    return articles


def _read_article(row: Row, acts: Mapping[str, Act], forms: list[Words]) -> Article:
    act_key = row.text("act")
    act = acts.get(act_key)
    if act is None:
        row.refuse("act", f"acts.toml holds no act {act_key}")
    point = row.text("point")
    match = POINT.fullmatch(point)
    if match is None:
        row.refuse("point", f"{point!r} is not written like 64(7-2)")
    numbers = {name: number for name, number in match.groupdict().items() if number} if match else {}
    words = forms[max(0, len(numbers) - 1)].fill(act=act.short if act else "", **(numbers or {"article": point}))
    return Article(
        key="-".join([act_key, *numbers.values()]),
        act=act_key,
        point=point,
        citation=f"{act.cited_as if act else act_key} {point}",
        words=words,
        summary=row.words("summary"),
        standing=row.choice("standing", Standing),
    )


def read_triggers(file: SourceFile) -> dict[str, Words]:
    """The events that terms run from, by key."""
    triggers: dict[str, Words] = {}
    for row in file.rows("trigger"):
        triggers[take_key(row, triggers)] = row.words("name")
        row.finish()
    return triggers


def read_deadlines(
    file: SourceFile, triggers: Mapping[str, Words], acts: Mapping[str, Act], citations: Citations
) -> dict[str, tuple[Deadline, ...]]:
    """deadlines.toml: all versions of each term by key, oldest first."""
    file.head("trigger", "deadline").finish()
    versions: dict[str, list[Deadline]] = {}
    used: set[str] = set()
    extensions: list[tuple[Row, Deadline]] = []
    for row in file.rows("deadline"):
        deadline = _read_deadline(row, triggers, citations)
        _check_deadline(row, deadline, acts.get(citations.act_of(deadline.article)))
        others = versions.setdefault(deadline.key, [])
        if any(deadline.in_force.overlaps(other.in_force) for other in others):
            row.refuse("in_force", f"{deadline.key} has two versions in force at once")
        others.append(deadline)
        used.add(deadline.runs_from)
        extensions.append((row, deadline))
        row.finish()
    for row, deadline in extensions:
        _check_extension(row, deadline, versions)
    for row in file.rows("trigger"):
        if row.values.get("key") not in used:
            row.refuse("key", f"no deadline runs from {row.values.get('key')}")
    return {key: tuple(sorted(rows, key=lambda row: row.in_force.from_on)) for key, rows in versions.items()}


def _read_deadline(row: Row, triggers: Mapping[str, Words], citations: Citations) -> Deadline:
    basis = row.choice("basis", Basis)
    standing = row.choice("standing", Standing)
    runs_from = row.text("runs_from")
    if runs_from and runs_from not in triggers:
        row.refuse("runs_from", f"no [[trigger]] is called {runs_from}")
    return Deadline(
        key=row.text("key"),
        title=row.words("title"),
        article=citations.find_for(row, basis, standing),
        basis=basis,
        standing=standing,
        length=row.whole("length"),
        unit=row.choice("unit", Unit),
        direction=row.choice("direction", Direction),
        runs_from=runs_from,
        counting=_read_counting(row, basis, citations),
        is_extendable=row.flag("is_extendable"),
        binds=row.choice("binds", Binds),
        modelled_on=citations.find_model(row, basis),
        in_force=row.period("in_force"),
        extended_by=row.optional_text("extended_by"),
        extension_notice=row.optional_text("extension_notice"),
    )


def _read_counting(row: Row, basis: Basis, citations: Citations) -> Counting:
    inner = row.table("counting")
    if not inner.values:
        return Counting(None, Standing.UNKNOWN, by_analogy=True)
    counting = Counting(
        citations.find_key(inner, "article"), inner.choice("standing", Standing), inner.flag("by_analogy")
    )
    if (counting.article is not None) != (counting.standing is Standing.READ):
        row.refuse("counting", "a counting rule cites its article if, and only if, it was read")
    if counting.by_analogy == (basis is Basis.CODE):
        row.refuse("counting", "the code counts by its own rule, everything else by analogy")
    inner.finish()
    return counting


def _check_deadline(row: Row, deadline: Deadline, act: Act | None) -> None:
    if deadline.direction is Direction.BEFORE and deadline.unit is not Unit.WORKING_DAYS:
        row.refuse("direction", "only working days are counted backwards: no rule for other units was read")
    if deadline.length == 0 and (deadline.unit is not Unit.WORKING_DAYS or deadline.direction is Direction.BEFORE):
        row.refuse("length", "only a term of working days after an event may end on the day itself")
    if act is not None and deadline.in_force.from_on < act.in_force.from_on:
        row.refuse("in_force", f"the term is in force before its act ({act.in_force.from_on})")


def _check_extension(row: Row, deadline: Deadline, versions: Mapping[str, list[Deadline]]) -> None:
    named = {"extended_by": deadline.extended_by, "extension_notice": deadline.extension_notice}
    for name, key in named.items():
        if key is not None and key not in versions:
            row.refuse(name, f"no deadline is called {key}")
        elif key is not None and any(other.basis is not deadline.basis for other in versions[key]):
            row.refuse(name, f"{key} is not of the same basis, {deadline.basis}")
    if deadline.extended_by is not None and not deadline.is_extendable:
        row.refuse("extended_by", "a term that is not extendable is extended by nothing")
    if deadline.extension_notice is not None and deadline.extended_by is None:
        row.refuse("extension_notice", "a notice of an extension needs the extension: extended_by is missing")


def read_documents(file: SourceFile, citations: Citations) -> dict[str, RequiredDocument]:
    """required_documents.toml by key."""
    file.head("document").finish()
    documents: dict[str, RequiredDocument] = {}
    for row, element_rows in file.nested_rows("document", "element"):
        key = take_key(row, documents)
        elements = _read_elements(element_rows, citations)
        same = row.optional_text("same_elements_as")
        if same is not None and same not in documents:
            row.refuse("same_elements_as", f"no document above is called {same}")
        elif same is not None and elements:
            row.refuse("same_elements_as", f"{key} has elements of its own and those of {same}")
        elif same is not None:
            elements = documents[same].elements
        if not elements:
            row.refuse("key", f"{key} has no elements")
        documents[key] = RequiredDocument(key, row.words("name"), elements)
        row.finish()
    return documents


def _read_elements(rows: Iterable[Row], citations: Citations) -> tuple[Element, ...]:
    elements: dict[str, Element] = {}
    for row in rows:
        key = take_key(row, elements)
        mark = row.choice("mark", Mark)
        provision = citations.find_key(row, "provision")
        if (mark is Mark.DESIGN) == row.has("provision"):
            row.refuse("mark", "M and A cite a provision, D cites none")
        elements[key] = Element(key, row.words("name"), mark, provision)
        row.finish()
    return tuple(elements.values())


def read_control_forms(file: SourceFile, documents: Mapping[str, RequiredDocument]) -> dict[str, ControlForm]:
    """control_forms.toml by key."""
    file.head("control_form").finish()
    forms: dict[str, ControlForm] = {}
    for row in file.rows("control_form"):
        key = take_key(row, forms)
        kinds = row.texts("final_documents")
        for kind in kinds:
            if f"final_document_{kind}" not in documents:
                row.refuse("final_documents", f"required_documents.toml holds no final_document_{kind}")
        basis, standing = row.choice("basis", Basis), row.choice("standing", Standing)
        forms[key] = ControlForm(key, row.words("name"), basis, standing, row.flag("is_enabled"), kinds)
        row.finish()
    return forms


def read_grounds(file: SourceFile, citations: Citations) -> dict[str, Ground]:
    """grounds.toml by key."""
    file.head("ground").finish()
    grounds: dict[str, Ground] = {}
    for row in file.rows("ground"):
        key = take_key(row, grounds)
        basis, standing = row.choice("basis", Basis), row.choice("standing", Standing)
        grounds[key] = Ground(
            key=key,
            use=row.choice("use", GroundUse),
            name=row.words("name"),
            article=citations.find_for(row, basis, standing),
            basis=basis,
            standing=standing,
            modelled_on=citations.find_model(row, basis),
        )
        row.finish()
    return grounds


def read_monthly_indexes(file: SourceFile) -> dict[int, MonthlyIndex]:
    """mci.toml by year."""
    file.head("index").finish()
    indexes: dict[int, MonthlyIndex] = {}
    for row in file.rows("index"):
        index = MonthlyIndex(row.whole("year"), row.whole("tenge"), row.choice("standing", Standing))
        if indexes and index.year != max(indexes) + 1:
            row.refuse("year", f"the years must follow each other: {index.year} comes after {max(indexes)}")
        if not index.tenge:
            row.refuse("tenge", "tenge must be the amount of the index: a year whose index is not known has no row")
        if index.standing not in (Standing.READ, Standing.FROM_MEMORY):
            row.refuse("standing", "an index was read or is from memory, never unknown or our own design")
        indexes[index.year] = index
        row.finish()
    return indexes


def read_topics(file: SourceFile) -> dict[str, Topic]:
    """topics.toml by key."""
    file.head("topic").finish()
    topics: dict[str, Topic] = {}
    for row in file.rows("topic"):
        key = take_key(row, topics)
        topics[key] = Topic(key, row.words("name"))
        row.finish()
    return topics


def read_object_classes(file: SourceFile, citations: Citations) -> dict[str, ObjectClass]:
    """object_classes.toml by key."""
    file.head("object_class").finish()
    classes: dict[str, ObjectClass] = {}
    for row in file.rows("object_class"):
        key = take_key(row, classes)
        if not row.has("article"):
            row.refuse("", "article is missing: the list of objects is the law's")
        article = citations.find_key(row, "article") or ""
        classes[key] = ObjectClass(key, row.words("name"), article, row.flag("is_excluded"))
        row.finish()
    return classes


def read_regions(file: SourceFile) -> dict[str, Region]:
    """regions.toml by classifier code."""
    file.head("region").finish()
    regions: dict[str, Region] = {}
    for row in file.rows("region"):
        key = take_key(row, regions, "kato")
        iso = row.text("iso")
        if not re.fullmatch(r"\d{2}0{7}", key):
            row.refuse("kato", f"{key!r} is not two digits and seven zeros")
        elif iso != f"KZ-{key[:2]}":
            row.refuse("iso", f"{iso} does not match the code {key}")
        regions[key] = Region(key, iso, row.words("name"))
        row.finish()
    return regions


def take_key(row: Row, known: Mapping[str, object], name: str = "key") -> str:
    """The key of the row; a key that is already *known* is noted."""
    key = row.text(name)
    if key in known:
        row.refuse(name, f"{key} is given twice")
    return key
