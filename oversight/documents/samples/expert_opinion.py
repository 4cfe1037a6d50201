# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The expert on the need of pasture."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.expert_opinion import ExpertAnswer, ExpertOpinion
from oversight.documents.samples.common import frame
from oversight.documents.samples.control_decision import EXPERT
from oversight.documents.values import Passage


def sample() -> ExpertOpinion:
    """The sample context."""
    return ExpertOpinion(
        frame=frame("2026-00147/11", "2026-04-08T18:00:00+05:00"),
        expert=EXPERT,
        qualification=Passage(
            "Ауыл шаруашылығы ғылымдарының магистрі, жайылым шаруашылығы бойынша 14 жыл еңбек өтілі бар.",
            "Магистр сельскохозяйственных наук, стаж работы по пастбищному хозяйству – 14 лет.",
            "Master of agricultural sciences, 14 years of work in pasture management.",
        ),
        declaration_number="2026-00147/12",
        declared_on="2026-03-12",
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        materials=(
            Passage(
                "Ауылдық округтің 2023–2026 жылдардағы мал басы туралы есебі.",
                "Сведения о поголовье скота сельского округа за 2023–2026 годы.",
                "Livestock figures of the rural district for 2023 to 2026.",
            ),
            Passage(
                "Жайылымды қарау жазбасы, 2026 жылғы 2 сәуір.",
                "Акт осмотра пастбища от 2 апреля 2026 года.",
                "Record of the visit to the pasture of 2 April 2026.",
            ),
        ),
        method=Passage(
            "Шартты мал басын бір басқа келетін жайылым нормасына (8 га) көбейту және қолда бар алаңмен салыстыру.",
            "Умножение условного поголовья на норму пастбища на голову (8 га) и сравнение с имеющейся площадью.",
            "Livestock units multiplied by the pasture norm per unit (8 ha), compared with the area at hand.",
        ),
        answers=(
            ExpertAnswer(
                Passage(
                    "Сарыжаз ауылдық округіне қанша гектар жайылым қажет?",
                    "Сколько гектаров пастбищ требуется Сарыжазскому сельскому округу?",
                    "How many hectares of pasture does Saryzhaz rural district need?",
                ),
                Passage(
                    "415 шартты басқа 3 320 га қажет.",
                    "На 415 условных голов требуется 3 320 га.",
                    "415 livestock units need 3,320 ha.",
                ),
            ),
            ExpertAnswer(
                Passage(
                    "Жалға бергеннен кейін қалған жайылым осы қажеттілікті қамтамасыз ете ме?",
                    "Обеспечивает ли эту потребность пастбище, оставшееся после передачи в аренду?",
                    "Does the pasture left after the lease meet this need?",
                ),
                Passage(
                    "Жоқ. Қалған алаң – 1 660 га, яғни қажеттің жартысы; тапшылық – 1 660 га.\nТапшылық жалға берілмей тұрып та болған (420 га), бірақ жалға беру оны төрт есеге жуық арттырды.",
                    "Нет. Осталось 1 660 га, то есть половина нужного; нехватка – 1 660 га.\nНехватка была и до аренды (420 га), но аренда увеличила её почти вчетверо.",
                    "No. 1,660 ha are left, half of what is needed; 1,660 ha are lacking.\nThere was a shortage before the lease too (420 ha), but the lease made it almost four times as large.",
                ),
            ),
        ),
        limits=(
            Passage(
                "Мал басының саны тексерілген жоқ: әкімдіктің есебі негізге алынды.",
                "Численность скота не проверялась: взяты сведения акимата.",
                "The number of livestock was not checked: the akimat’s figures were taken.",
            ),
            Passage(
                "Жайылымның өнімділігі далалық өлшеумен анықталмады.",
                "Продуктивность пастбища полевым замером не определялась.",
                "The yield of the pasture was not measured in the field.",
            ),
        ),
        signed_on="2026-04-08",
    )
