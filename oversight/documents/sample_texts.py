# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""Texts of the sample papers. People, places, bodies and numbers are invented."""

from oversight.documents.papers.final_document import (
    Annex,
    ControlObject,
    Dissent,
    Finding,
    FormUsed,
    Particular,
    Period,
    Proposal,
    Recommendation,
    Subject,
)
from oversight.documents.values import Issuer, Officer, Passage, Words

ISSUER = Issuer(
    name=Words(
        "«Дала кеңістігі» қоғамдық бірлестігі. Жер мәселелері жөніндегі қоғамдық бақылау комиссиясы",
        "Общественное объединение «Дала кеңістігі». Комиссия общественного контроля по земельным вопросам",
        "Public association “Dala Kenistigi”. Commission for public control of land matters",
    ),
    details=Words(
        "Астана қаласы, Ақбидай көшесі, 12-үй · БСН 991240000013 · kense@dala-kenistigi.example",
        "город Астана, улица Акбидай, дом 12 · БИН 991240000013 · kense@dala-kenistigi.example",
        "Astana, 12 Akbidai Street · BIN 991240000013 · kense@dala-kenistigi.example",
    ),
    is_state_body=False,
)

PLACE = Words("Астана қаласы", "город Астана", "Astana")

SECRETARY = Officer("А. С. Мұқатаева", Words("Комиссия хатшысы", "Секретарь комиссии", "Secretary of the commission"))
CHAIR = Officer("Ж. Е. Құлтаева", Words("Комиссия төрағасы", "Председатель комиссии", "Chair of the commission"))
CITIZEN = Officer("Ә. Ж. Сұлтанмұрат", Words("Субъект – азамат", "Субъект – гражданин", "Subject – citizen"))
MEMBER = Officer("В. А. Лозовец", Words("Комиссия мүшесі", "Член комиссии", "Member of the commission"))

TITLE = Passage(
    "Сарыжаз ауылдық округінің жайылымын жалға беруді қоғамдық бақылау нәтижелері",
    "Итоги общественного контроля аренды пастбищ Сарыжазского сельского округа",
    "Results of the public control of the lease of pasture in Saryzhaz rural district",
)

OBJECT = ControlObject(
    name=Words(
        "«Көктал ауданы әкімінің аппараты» мемлекеттік мекемесі",
        "Государственное учреждение «Аппарат акима Коктальского района»",
        "State institution “Office of the akim of Koktal district”",
    ),
    bin="991240002058",
    object_class=Words(
        "Атқарушы билік пен жергілікті басқару органдары және мекемелері",
        "Органы и учреждения исполнительной власти и местного управления",
        "Bodies and institutions of executive power and local government",
    ),
    address=Passage(
        "Ақмола облысы, Көктал ауданы, Көктал ауылы, Бірлік көшесі, 1-үй",
        "Акмолинская область, Коктальский район, село Коктал, улица Бирлик, дом 1",
        "Akmola region, Koktal district, village of Koktal, 1 Birlik Street",
    ),
)

DECISION = Passage(
    "Аудан әкімдігінің 2025 жылғы 11 қарашадағы № 214 қаулысы: 1 240 га жайылымды 10 жылға жалға беру",
    "Постановление акимата района от 11 ноября 2025 года № 214 о передаче 1 240 га пастбищ в аренду на 10 лет",
    "Resolution No. 214 of the district akimat of 11 November 2025: lease of 1,240 ha of pasture for 10 years",
)

PARTICULARS = (
    Particular(
        Words("Жер учаскесі", "Земельный участок", "Land plot"),
        Passage(
            "кадастрлық нөмірі 99-101-014-207; жалға алушы – «Қамыс-Агро» ЖШС",
            "кадастровый номер 99-101-014-207; арендатор – ТОО «Қамыс-Агро»",
            "cadastral number 99-101-014-207; leaseholder: “Kamys-Agro” LLP",
        ),
    ),
)

PERIOD = Period(
    starts_on="2026-03-16",
    completed_on="2026-04-15",
    place=Passage(
        "Ақмола облысы, Көктал ауданы, Сарыжаз ауылдық округі.",
        "Акмолинская область, Коктальский район, Сарыжазский сельский округ.",
        "Akmola region, Koktal district, Saryzhaz rural district.",
    ),
    held=(
        Passage(
            "Жайылымға шығу: 2026 жылғы 2 сәуір, сағат 10:00-ден 14:30-ға дейін. Аудан әкімі аппаратының өкілі Б. Т. Сақтапберген қатысты.",
            "Выезд на пастбище: 2 апреля 2026 года, с 10:00 до 14:30. Участвовал представитель аппарата акима района Б. Т. Сактапберген.",
            "Visit to the pasture: 2 April 2026, 10:00 to 14:30. B. T. Saktapbergen of the office of the akim took part.",
        ),
        Passage(
            "Қоғамдық тыңдау: 2026 жылғы 9 сәуір, сағат 15:00-ден 17:10-ға дейін, Сарыжаз ауылының мәдениет үйі. 64 адам қатысты.",
            "Общественное слушание: 9 апреля 2026 года, с 15:00 до 17:10, дом культуры села Сарыжаз. Участвовали 64 человека.",
            "Public hearing: 9 April 2026, 15:00 to 17:10, house of culture of the village of Saryzhaz. 64 people took part.",
        ),
    ),
)

TASKS = (
    Passage(
        "№ 214 қаулы қабылданғанға дейін ауыл тұрғындарының жайылымға қажеттілігі есептелгенін анықтау.",
        "Установить, была ли до принятия постановления № 214 рассчитана потребность жителей в пастбищах.",
        "Find out whether the villagers’ need of pasture was computed before resolution No. 214 was adopted.",
    ),
    Passage(
        "Жалға беру туралы мәліметтің тұрғындарға алдын ала қолжетімді болғанын тексеру.",
        "Проверить, были ли сведения о передаче в аренду заранее доступны жителям.",
        "Check whether the residents could learn of the lease beforehand.",
    ),
    Passage(
        "Жалға берілген учаскенің мақсаты бойынша пайдаланылуын орнында қарау.",
        "Осмотреть на месте, используется ли переданный участок по назначению.",
        "See on the spot whether the leased plot is used for its purpose.",
    ),
)

SUBJECTS = (
    Subject(
        name=Words(
            "«Дала кеңістігі» қоғамдық бірлестігі",
            "Общественное объединение «Дала кеңістігі»",
            "Public association “Dala Kenistigi”",
        ),
        kind="non_profit",
        compliance=Passage(
            "БСН 991240000013; мемлекеттік тіркелуі туралы анықтама 1-қосымшада. Басшысы – Ж. Е. Құлтаева.",
            "БИН 991240000013; справка о государственной регистрации – в приложении 1. Руководитель – Ж. Е. Култаева.",
            "BIN 991240000013; certificate of state registration in annex 1. Head: Zh. E. Kultayeva.",
        ),
        conflict=Passage(
            "Құрылтайшыларда, басшыда және қызметкерлерде жоқ деп мәлімделді. Комиссияның бір мүшесі өздігінен бас тартты (10-бөлім).",
            "У учредителей, руководителя и работников – заявлено об отсутствии. Один член комиссии взял самоотвод (раздел 10).",
            "Declared as absent for founders, head and employees. One member of the commission recused himself (section 10).",
        ),
    ),
    Subject(
        name=Words("Сұлтанмұрат Әділ Жақсыбекұлы", "Султанмурат Адил Жаксыбекулы", "Sultanmurat Adil Zhaksybekuly"),
        kind="citizen",
        compliance=Passage(
            "Азаматтығы жеке куәлігі бойынша тексерілді; Сарыжаз ауылының тұрғыны.",
            "Гражданство проверено по удостоверению личности; житель села Сарыжаз.",
            "Citizenship checked against the identity card; resident of the village of Saryzhaz.",
        ),
        conflict=Passage(
            "Жоқ деп мәлімдеді: жалға алушымен еңбек, мүліктік немесе туыстық байланысы жоқ.",
            "Заявил об отсутствии: трудовых, имущественных и родственных связей с арендатором нет.",
            "Declared as absent: no ties of employment, property or kinship with the leaseholder.",
        ),
    ),
)

FORMS = (
    FormUsed(
        Words("Қоғамдық мониторинг", "Общественный мониторинг", "Public monitoring"),
        Passage(
            "құжаттарды зерделеу, ақпарат сұрату, жайылымға шығу.",
            "изучение документов, запросы информации, выезд на пастбище.",
            "study of documents, requests for information, visit to the pasture.",
        ),
    ),
    FormUsed(
        Words("Қоғамдық тыңдау", "Общественное слушание", "Public hearing"),
        Passage(
            "тұрғындардың, жалға алушының және объект өкілінің пікірі тыңдалды.",
            "заслушаны мнения жителей, арендатора и представителя объекта.",
            "residents, the leaseholder and the object’s representative were heard.",
        ),
    ),
)


def _annexed(number: int) -> Passage:
    return Passage(f"{number}-қосымша", f"приложение {number}", f"annex {number}")


FINDINGS = (
    Finding(
        Passage(
            "Ауылдық округтің ортақ жайылымы 2 900 га болған. № 214 қаулымен оның 1 240 га бөлігі (42,8 %) «Қамыс-Агро» жауапкершілігі шектеулі серіктестігіне 10 жылға жалға берілген.",
            "Общее пастбище сельского округа составляло 2 900 га. Постановлением № 214 его часть площадью 1 240 га (42,8 %) передана в аренду товариществу с ограниченной ответственностью «Қамыс-Агро» на 10 лет.",
            "The common pasture of the rural district measured 2,900 ha. By resolution No. 214 a part of 1,240 ha (42.8 %) was leased to the limited liability partnership “Kamys-Agro” for 10 years.",
        ),
        None,
        None,
        _annexed(2),
    ),
    Finding(
        Passage(
            "Қаулының жобасы аудан әкімдігінің интернет-ресурсында жарияланбаған; ауылдағы хабарландыру тақтасында ол 2025 жылғы 7–9 қарашада, үш күн ғана ілулі тұрған.",
            "Проект постановления не публиковался на интернет-ресурсе акимата района; на доске объявлений села он висел только три дня, 7–9 ноября 2025 года.",
            "The draft resolution was not published on the internet resource of the akimat; it hung on the village notice board for three days only, 7–9 November 2025.",
        ),
        "2026-03-24",
        None,
        _annexed(3),
    ),
    Finding(
        Passage(
            "Учаскеде мал, қоршау және суат болмады. Жалға алушының өкілі мал 2026 жылдың күзінде әкелінетінін айтты.",
            "На участке не было скота, ограждения и водопоя. Представитель арендатора сообщил, что скот завезут осенью 2026 года.",
            "There was no livestock, fence or watering place on the plot. The leaseholder’s representative said that livestock would be brought in the autumn of 2026.",
        ),
        "2026-04-02",
        Passage("Сарыжаз ауылының жайылымы", "пастбище села Сарыжаз", "pasture of the village of Saryzhaz"),
        _annexed(4),
    ),
    Finding(
        Passage(
            "Округте 415 шартты бас мал бар. Бір басқа 8 га норма бойынша 3 320 га жайылым қажет; жалға бергеннен кейін 1 660 га қалды, тапшылық – 1 660 га. Мұндай есеп қаулыға дейін жасалмаған.",
            "В округе 415 условных голов скота. По норме 8 га на голову требуется 3 320 га пастбищ; после передачи в аренду осталось 1 660 га, недостаёт 1 660 га. До постановления такой расчёт не делался.",
            "There are 415 livestock units in the district. At 8 ha a unit 3,320 ha of pasture are needed; 1,660 ha are left after the lease, 1,660 ha are lacking. No such computation was made before the resolution.",
        ),
        "2026-04-08",
        None,
        _annexed(5),
    ),
    Finding(
        Passage(
            "Жер комиссиясының 2025 жылғы 4 қарашадағы хаттамасына 9 мүшенің 4-еуі ғана қол қойған; хаттама жарияланбаған.",
            "Протокол земельной комиссии от 4 ноября 2025 года подписали лишь 4 из 9 членов; протокол не опубликован.",
            "The minutes of the land commission of 4 November 2025 are signed by only 4 of 9 members; they are not published.",
        ),
        None,
        None,
        _annexed(6),
    ),
)

PROPOSALS = (
    Proposal(
        Passage(
            "Жайылымды жалға беру тәртібінде қажеттілікті есептеу сатысы жоқ (5.1, 5.4-тармақтар).",
            "В порядке передачи пастбищ в аренду нет этапа расчёта потребности (пункты 5.1, 5.4).",
            "The procedure for leasing pasture has no step at which the need is computed (clauses 5.1, 5.4).",
        ),
        Passage(
            "Есепті жалға беру материалдарының міндетті құжаты ету.",
            "Сделать расчёт обязательным документом материалов об аренде.",
            "Make the computation a required document of every lease.",
        ),
    ),
    Proposal(
        Passage(
            "Ортақ жайылымның жартысына жуығы бос тұрған учаскеге айналды (5.3, 5.4-тармақтар).",
            "Почти половина общего пастбища превратилась в пустующий участок (пункты 5.3, 5.4).",
            "Almost half of the common pasture has become an idle plot (clauses 5.3, 5.4).",
        ),
        Passage(
            "Жалға беру туралы шешімді пайдаланылмайтын бөлігінде қайта қарау.",
            "Пересмотреть решение об аренде в неиспользуемой части.",
            "Reconsider the lease as to the part that is not used.",
        ),
    ),
    Proposal(
        Passage(
            "Жер комиссиясының шешімдері тұрғындарға белгісіз қалады (5.2, 5.5-тармақтар).",
            "Решения земельной комиссии остаются неизвестны жителям (пункты 5.2, 5.5).",
            "The decisions of the land commission stay unknown to the residents (clauses 5.2, 5.5).",
        ),
        Passage(
            "Хаттамаларды белгілі мерзімде, дербес деректерсіз жариялау.",
            "Публиковать протоколы в определённый срок, без персональных данных.",
            "Publish the minutes within a set time, without personal data.",
        ),
    ),
)

RECOMMENDATIONS = (
    Recommendation(
        number=1,
        title=Passage(
            "Жайылымға қажеттілікті есептеу", "Рассчитывать потребность в пастбищах", "Compute the need of pasture"
        ),
        text=Passage(
            "Жайылымды жалға беру материалдарына ауылдық округтің жайылымға қажеттілігінің есебін міндетті құжат ретінде енгізу; есепсіз материалдарды жер комиссиясының қарауына шығармау.",
            "Включить расчёт потребности сельского округа в пастбищах в материалы о передаче в аренду как обязательный документ; без расчёта не выносить материалы на рассмотрение земельной комиссии.",
            "Make a computation of the rural district’s need of pasture a required document of every lease; put no papers before the land commission without it.",
            authentic="kk",
        ),
        addressee=Passage("Көктал ауданының әкімі", "аким Коктальского района", "akim of Koktal district"),
        ground=Passage(
            "Қажеттілік есептелмегендіктен тапшылық туындады.",
            "Потребность не рассчитана, отчего возникла нехватка.",
            "The need was not computed, hence the shortage.",
        ),
        findings=(1, 4),
        suggested_term=None,
        suggested_on="2026-07-01",
    ),
    Recommendation(
        number=2,
        title=Passage("№ 214 қаулыны қайта қарау", "Пересмотреть постановление № 214", "Reconsider resolution No. 214"),
        text=Passage(
            "Жалға берілген 1 240 га жайылымның пайдаланылмай отырған 620 га бөлігін Сарыжаз ауылы тұрғындарының ортақ пайдалануына қайтару мәселесін жалға алушының қатысуымен қарау және негізделген шешім қабылдау.",
            "Рассмотреть с участием арендатора вопрос о возврате 620 га из переданных 1 240 га, которые не используются, в общее пользование жителей села Сарыжаз и принять обоснованное решение.",
            "Consider, with the leaseholder taking part, the return of 620 ha of the 1,240 ha leased, which are not used, to common use by the villagers of Saryzhaz, and take a reasoned decision.",
            authentic="kk",
        ),
        addressee=Passage("Көктал ауданының әкімдігі", "акимат Коктальского района", "akimat of Koktal district"),
        ground=Passage(
            "Учаске мақсаты бойынша пайдаланылмайды, ал тұрғындарға жайылым жетпейді.",
            "Участок не используется по назначению, а жителям пастбищ не хватает.",
            "The plot is not used for its purpose while the residents lack pasture.",
        ),
        findings=(1, 3, 4),
        suggested_term=Passage(
            "немесе жалдау шартын қайта қараумен бір мезгілде",
            "или одновременно с пересмотром договора аренды",
            "or together with the review of the lease contract",
        ),
        suggested_on="2026-09-01",
    ),
    Recommendation(
        number=3,
        title=Passage(
            "Жер комиссиясының хаттамаларын жариялау",
            "Публиковать протоколы земельной комиссии",
            "Publish the minutes of the land commission",
        ),
        text=Passage(
            "Аудандық жер комиссиясының хаттамаларын қол қойылғаннан кейін бес жұмыс күні ішінде аудан әкімдігінің интернет-ресурсында дербес деректерді алып тастап жариялау.",
            "Публиковать протоколы районной земельной комиссии на интернет-ресурсе акимата района в течение пяти рабочих дней после подписания, исключив персональные данные.",
            "Publish the minutes of the district land commission on the internet resource of the akimat within five working days of signing, without personal data.",
            authentic="kk",
        ),
        addressee=Passage(
            "Көктал ауданы әкімінің аппараты",
            "аппарат акима Коктальского района",
            "office of the akim of Koktal district",
        ),
        ground=Passage(
            "Шешімдер тұрғындарға белгісіз.",
            "Решения неизвестны жителям.",
            "The decisions are unknown to the residents.",
        ),
        findings=(2, 5),
        suggested_term=None,
        suggested_on="2026-06-01",
    ),
)

DISSENTS = (
    Dissent(
        MEMBER,
        (2,),
        Passage(
            "Жалға алушы шартты бес ай бұрын ғана жасады, ал мал әкелудің шартта көзделген мерзімі 2026 жылғы 1 қазанда аяқталады. Осы мерзім өтпей учаскенің жартысын қайтару туралы мәселе қою – ерте.\nАлдымен шарттың орындалуын 2026 жылғы қазанда тексеріп, қайтару мәселесін соның нәтижесі бойынша қарау дұрыс болар еді.",
            "Арендатор заключил договор лишь пять месяцев назад, а срок завоза скота по договору истекает 1 октября 2026 года. Ставить вопрос о возврате половины участка до этого срока преждевременно.\nПравильнее сначала проверить исполнение договора в октябре 2026 года и по итогам решать вопрос о возврате.",
            "The leaseholder signed the contract only five months ago, and the time it sets for bringing livestock ends on 1 October 2026. To raise the return of half of the plot before then is premature.\nThe contract’s execution should be checked in October 2026 first, and the return decided on the result.",
            authentic="ru",
        ),
    ),
)

# fmt: off
ANNEXES = (
    Annex(Passage("Субъектілердің тіркелуі мен сәйкестігі туралы құжаттар, мәлімдемелер", "Документы о регистрации и соответствии субъектов, заявления", "Documents on the subjects’ registration and eligibility, declarations"), Passage("субъектілер", "субъекты", "the subjects"), 6),
    Annex(Passage("2025 жылғы 11 қарашадағы № 214 қаулы, жалдау шарты", "Постановление от 11 ноября 2025 года № 214, договор аренды", "Resolution No. 214 of 11 November 2025, contract of lease"), Passage("аудан әкімінің аппараты", "аппарат акима района", "office of the akim"), 9),
    Annex(Passage("Хабарландыру тақтасының фотосуреттері, интернет-ресурсты қарау актісі", "Фотографии доски объявлений, акт осмотра интернет-ресурса", "Photographs of the notice board, record of the look at the internet resource"), Passage("мониторинг тобы", "группа мониторинга", "monitoring group"), 4),
    Annex(Passage("2026 жылғы 2 сәуірдегі жайылымды қарап-тексеру жазбасы", "Запись осмотра пастбища от 2 апреля 2026 года", "Record of the visit to the pasture of 2 April 2026"), Passage("мониторинг тобы", "группа мониторинга", "monitoring group"), 5),
    Annex(Passage("Сарапшы Т. О. Жұпарбектің жайылымға қажеттілік туралы пікірі", "Заключение эксперта Т. О. Жупарбека о потребности в пастбищах", "Opinion of the expert T. O. Zhuparbek on the need of pasture"), Passage("сарапшы", "эксперт", "expert"), 7),
    Annex(Passage("Жер комиссиясының 2025 жылғы 4 қарашадағы хаттамасы", "Протокол земельной комиссии от 4 ноября 2025 года", "Minutes of the land commission of 4 November 2025"), Passage("аудан әкімінің аппараты", "аппарат акима района", "office of the akim"), 3),
    Annex(Passage("2026 жылғы 9 сәуірдегі қоғамдық тыңдаудың хаттамасы", "Протокол общественного слушания от 9 апреля 2026 года", "Protocol of the public hearing of 9 April 2026"), Passage("комиссия хатшысы", "секретарь комиссии", "secretary of the commission"), 8),
)
# fmt: on
