# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""Whoever files in the samples. People, addresses and numbers are invented: no day of birth in a number exists."""

from oversight.documents.filing import Applicant, FiledAnnex, Filer, Ground, Matter
from oversight.documents.values import Passage, Words
from oversight.domain.signatures import SignatureState

ADIL = Filer(
    kind="citizen",
    name="Сұлтанмұрат Әділ Жақсыбекұлы",
    address="Ақмола облысы, Көктал ауданы, Сарыжаз ауылы, Бейбітшілік көшесі, 7-үй, 021417",
    contacts=("+7 700 000 01 47", "adil.sultanmurat@poshta.example"),
)
KULAN = Filer(
    kind="citizen",
    name="Ержанова Күлән Сапарқызы",
    address="Ақмола облысы, Көктал ауданы, Сарыжаз ауылы, Құдық көшесі, 23-үй, 021417",
    contacts=("+7 700 000 01 52",),
)

ADIL_AS_APPLICANT = Applicant(ADIL, "850931000147", False, None, None, is_name_shown=True)
KULAN_AS_APPLICANT = Applicant(
    KULAN,
    None,
    True,
    "Ержанов Асқар Төлегенұлы",
    Passage(
        "немересі; 2026 жылғы 9 ақпандағы қарапайым жазбаша сенімхат",
        "внук; простая письменная доверенность от 9 февраля 2026 года",
        "grandson; simple written power of attorney of 9 February 2026",
    ),
    is_name_shown=False,
)

AKMOLA = Words("Ақмола облысы", "Акмолинская область", "Akmola region")

LEASE = Passage(
    "Сарыжаз ауылының ортақ жайылымын тұрғындардың пікірінсіз жалға беру",
    "Передача общего пастбища села Сарыжаз в аренду без учёта мнения жителей",
    "The common pasture of the village of Saryzhaz leased without asking the residents",
)
WELL = Passage(
    "Сарыжаз ауылындағы суатқа баратын жолдың жабылуы",
    "Закрытие прохода к водопою в селе Сарыжаз",
    "The way to the watering place of the village of Saryzhaz closed",
)

LEASE_MATTER = Matter(
    subject=LEASE,
    decision=Passage(
        "Көктал ауданы әкімдігінің 2025 жылғы 11 қарашадағы № 214 қаулысы",
        "Постановление акимата Коктальского района от 11 ноября 2025 года № 214",
        "Resolution No. 214 of the akimat of Koktal district of 11 November 2025",
    ),
    text=Passage(
        "Біздің ауылда 180 үй бар, әр үй мал ұстайды. Ата-бабамыздан бері 2 900 га ортақ жайылымды бірге пайдаланып келдік. Өткен қарашада аудан әкімдігі соның 1 240 га бөлігін «Қамыс-Агро» серіктестігіне он жылға жалға берген. Бұл туралы ешкім бізден сұраған жоқ: қаулының жобасын ауылдың хабарландыру тақтасынан үш күн ғана көрдік.\nҚазір жалға алушы малды жайылымға жібермейді, ал учаскенің өзінде мал да, қоршау да, су да жоқ. Көктемде малды қайда жаятынымызды білмейміз.",
        "В нашем селе 180 дворов, каждый держит скот. С дедовских времён мы вместе пользовались общим пастбищем в 2 900 га. В ноябре акимат района отдал 1 240 га из них товариществу «Қамыс-Агро» в аренду на десять лет. Нас никто не спросил: проект постановления висел на доске объявлений всего три дня.\nТеперь арендатор не пускает скот на пастбище, хотя на участке нет ни скота, ни ограды, ни воды. Где пасти скот весной, мы не знаем.",
        "There are 180 households in our village and each keeps livestock. Since our grandfathers’ days we have used a common pasture of 2,900 ha together. Last November the district akimat leased 1,240 ha of it to the partnership “Kamys-Agro” for ten years. Nobody asked us: the draft hung on the notice board for three days only.\nNow the leaseholder lets no livestock onto the pasture, while on the plot itself there is no livestock, no fence and no water. We do not know where to graze in spring.",
    ),
    wish=Passage(
        "Жалға беру шешімінің ауыл тұрғындарының мүддесіне сай екенін тексеріп, пайдаланылмай тұрған бөлікті ортақ жайылымға қайтару мәселесін көтерсеңіздер.",
        "Прошу проверить, отвечает ли решение об аренде интересам жителей, и поставить вопрос о возврате неиспользуемой части в общее пользование.",
        "Please check whether the lease serves the interests of the residents, and raise the return of the unused part to common use.",
    ),
    region=AKMOLA,
    locality=Passage(
        "Көктал ауданы, Сарыжаз ауылы", "Коктальский район, село Сарыжаз", "Koktal district, village of Saryzhaz"
    ),
)
WELL_MATTER = Matter(
    subject=WELL,
    decision=Passage(
        "Сарыжаз ауылдық округі әкімінің 2026 жылғы 15 қаңтардағы № 3 өкімі",
        "Распоряжение акима Сарыжазского сельского округа от 15 января 2026 года № 3",
        "Order No. 3 of the akim of Saryzhaz rural district of 15 January 2026",
    ),
    text=Passage(
        "Өтініш иесі мынаны айтты: ауыл шетіндегі суатқа апаратын жалғыз жолға қаңтардың аяғында шлагбаум қойылды. Әкімшілікке барғанда «өкім шықты, жөндеу бітпейінше жабық болады» деген жауап алған. Өкімнің көшірмесін бермеген, ілінген де емес.\nЖасы келген, малды үш шақырым айналып суаруға мәжбүр. Мұндай жағдайда он бес шақты үй отыр.",
        "Заявитель сообщила: на единственной дороге к водопою на краю села в конце января поставили шлагбаум. В акимате ответили, что есть распоряжение и проход закрыт до конца ремонта. Копию распоряжения не дали, вывешено оно не было.\nЗаявитель – пожилая женщина и вынуждена гонять скот в обход за три километра. В таком же положении около пятнадцати дворов.",
        "The filer said: on the only road to the watering place at the edge of the village a barrier was put up at the end of January. At the akim’s office she was told that there is an order and the way stays closed until the repair is done. She was given no copy of the order, nor was it posted.\nShe is elderly and has to drive the livestock three kilometres round. About fifteen households are in the same position.",
    ),
    wish=Passage(
        "Жолды ашып, өкімнің негізін халыққа түсіндіруді сұрайды.",
        "Просит открыть проход и разъяснить жителям, на каком основании издано распоряжение.",
        "She asks that the way be opened and the ground of the order be explained to the residents.",
    ),
    region=AKMOLA,
    locality=LEASE_MATTER.locality,
)

LEASE_ANNEXES = (
    FiledAnnex(
        Passage("№ 214 қаулының фотокөшірмесі", "Фотокопия постановления № 214", "Photograph of resolution No. 214"), 2
    ),
    FiledAnnex(
        Passage(
            "Тұрғындар жиналысының 2025 жылғы 30 қарашадағы хаттамасы, 64 қол",
            "Протокол собрания жителей от 30 ноября 2025 года, 64 подписи",
            "Minutes of the residents’ meeting of 30 November 2025, 64 signatures",
        ),
        4,
    ),
    FiledAnnex(
        Passage(
            "Хабарландыру тақтасының фотосуреті (файл)",
            "Фотография доски объявлений (файл)",
            "Photograph of the notice board (file)",
        ),
        None,
    ),
    FiledAnnex(
        Passage(
            "Хаттамаға электрондық қолтаңба (файл)",
            "Электронная подпись к протоколу (файл)",
            "Electronic signature to the minutes (file)",
        ),
        None,
        SignatureState.NOT_VERIFIED,
    ),
)

WITHDRAWN = Ground(
    key="termination_withdrawn",
    name=Words("Өтініш иесі кері қайтарып алған", "Отозвано заявителем", "Withdrawn by the filer"),
    provision="APPK 70",
)
