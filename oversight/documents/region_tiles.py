"""Where each region stands on the map of tiles, roughly as on a map, and its name short enough for one tile."""

from oversight.documents.values import Words

TILES: dict[str, tuple[Words, int, int]] = {
    "100000000": (Words("Абай", "Абай", "Abai"), 6, 1),
    "110000000": (Words("Ақмола", "Акмолинская", "Akmola"), 3, 1),
    "150000000": (Words("Ақтөбе", "Актюбинская", "Aktobe"), 1, 1),
    "190000000": (Words("Алматы обл.", "Алматинская", "Almaty Reg."), 5, 3),
    "230000000": (Words("Атырау", "Атырауская", "Atyrau"), 0, 2),
    "270000000": (Words("Батыс Қаз.", "Западно-Каз.", "West Kaz."), 0, 1),
    "310000000": (Words("Жамбыл", "Жамбылская", "Zhambyl"), 4, 3),
    "330000000": (Words("Жетісу", "Жетісу", "Zhetisu"), 5, 2),
    "350000000": (Words("Қарағанды", "Карагандинская", "Karaganda"), 3, 2),
    "390000000": (Words("Қостанай", "Костанайская", "Kostanay"), 2, 1),
    "430000000": (Words("Қызылорда", "Кызылординская", "Kyzylorda"), 2, 3),
    "470000000": (Words("Маңғыстау", "Мангистауская", "Mangystau"), 0, 3),
    "550000000": (Words("Павлодар", "Павлодарская", "Pavlodar"), 5, 1),
    "590000000": (Words("Солтүстік Қаз.", "Северо-Каз.", "North Kaz."), 3, 0),
    "610000000": (Words("Түркістан", "Туркестанская", "Turkistan"), 3, 3),
    "620000000": (Words("Ұлытау", "Ұлытау", "Ulytau"), 2, 2),
    "630000000": (Words("Шығыс Қаз.", "Восточно-Каз.", "East Kaz."), 6, 2),
    "710000000": (Words("Астана", "Астана", "Astana"), 4, 1),
    "750000000": (Words("Алматы", "Алматы", "Almaty"), 4, 4),
    "790000000": (Words("Шымкент", "Шымкент", "Shymkent"), 3, 4),
}
"""By the nine-digit code of the region: short name, column and row from 0."""
