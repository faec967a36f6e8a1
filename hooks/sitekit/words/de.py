"""Die Wörter des Generators auf Deutsch."""

from sitekit.words.words import Words

GERMAN = Words(
    # The frame of a page.
    skip="Zum Text",
    menu="Menü",
    languages="Sprachen",
    close="Schließen",
    nav="Seiten",
    toc="Auf dieser Seite",
    at_hand="Immer zur Hand",
    home="Startseite",
    here="Link zu diesem Abschnitt",
    onward="Davor und danach",
    before="Davor",
    after="Weiter",
    wrong="Stimmt hier etwas nicht?",
    suggest="Änderung vorschlagen",
    policies="Über diese Seiten",
    repository="Quelltext und Korrekturen",
    not_found="Diese Seite gibt es nicht",
    not_found_text="Vielleicht ist sie umgezogen. Diese Wege können helfen.",
    # Colours, and what is kept.
    look="Farben",
    look_light="Hell",
    look_dark="Dunkel",
    look_calm="Ruhig",
    show_picture="Bild zeigen",
    show_question="Frage zeigen",
    kept="Diese Seiten merken sich Ihre Wahl in diesem Browser.",
    forget="Löschen",
    # Search.
    search="Suche",
    search_label="Diese Seiten durchsuchen",
    search_hint="Ein oder zwei Wörter",
    search_wait="Suche läuft …",
    search_none="Nichts gefunden für",
    search_found="Treffer",
    search_one="Treffer",
    search_best="Beste Treffer",
    search_word="Wörter",
    search_page="Seiten",
    search_tool="Werkzeuge",
    search_a_word="Wort",
    search_a_page="Seite",
    search_a_tool="Werkzeug",
    search_first="Sicherheit zuerst",
    search_more="Mehr Treffer zeigen",
    search_meant="Meinten Sie",
    search_also="Auch gezeigt: Treffer für",
    search_nothing="Versuchen Sie weniger oder andere Wörter, oder gehen Sie hier weiter:",
    search_off=(
        "Die Suche braucht JavaScript, das aus ist oder nicht geladen wurde. Jede Seite steht"
        " im Menü, jedes Wort hier:"
    ),
    search_failed="Die Suche konnte nicht geladen werden. Sind Sie offline?",
    words_instead="Alle Wörter von A bis Z",
    # The disclaimer, and who stands behind a page.
    disclaimer="Hinweis",
    about_page="Zu dieser Seite",
    draft="Entwurf. Noch nicht geprüft.",
    editor_checked=(
        "Von den Machern dieser Seiten mit den Quellen verglichen. Noch nicht fachlich geprüft."
    ),
    clinically_reviewed="Fachlich geprüft von",
    reviewed="Zuletzt geprüft:",
    next_review="Wieder zu prüfen bis:",
    overdue="Manches kann sich geändert haben: Diese Seite war wieder zu prüfen bis",
    stop=".",
    # Steps of a plan.
    step_of="{} von {}",
    step_back="Zurück",
    step_next="Weiter",
    # The glossary.
    terms="Wörter auf dieser Seite",
    letters="Buchstaben",
    filter="Ein Wort in dieser Liste finden",
    filter_found="Gefundene Wörter:",
    uses="Wo dieses Wort vorkommt",
    more_mouse="Ein Klick darauf zeigt mehr.",
    more_touch="Noch einmal antippen zeigt mehr.",
    more_keys="Die Eingabetaste zeigt mehr.",
    marking="Erklärte Wörter markieren",
    marking_first="Wo sie zuerst stehen",
    marking_all="Überall",
    marking_off="Nirgends",
    say="Sprich:",
    aliases="Auch genannt:",
    related="Verwandte Wörter",
    meaning="Bedeutung",
    # Care cards, and whom to call.
    call="Anrufen:",
    call_local="Rufen Sie die Notrufnummer Ihres Landes an",
    text="SMS:",
    text_to="an",
    and_="und",
    or_="oder",
    for_advice="Für Rat:",
    all_signs="Alle Warnzeichen",
    sources_of_list="Quellen dieser Liste",
    compared="Mit den Quellen verglichen am",
    source="Quelle",
    sources_many="Quellen",
    signs_checked="Mit den Quellen verglichen am",
    unchecked="Außer denen, die es geschrieben haben, hat es niemand geprüft.",
    country="Zuerst die Nummern von",
    country_unknown="einem anderen Land",
    country_keep="In diesem Browser merken",
    # Claims, and how sure they are.
    said="Oft heißt es:",
    quoted="„{}“",
    certainty="Sicherheit",
    certainty_high="hoch",
    certainty_moderate="mittel",
    certainty_low="gering",
    certainty_very_low="sehr gering",
    certainty_not_studied="nicht untersucht",
    certainty_none="ohne Stufe",
    direction_helps="Hilft vielleicht",
    direction_no_clear_effect="Keine klare Wirkung gezeigt",
    direction_mixed="Ergebnisse uneinheitlich",
    direction_harms="Schadet vielleicht",
    direction_linked="Beides tritt zusammen auf",
    direction_disputed="Fachleute sind uneins",
    direction_unknown="Nicht bekannt",
    direction_definition="So ist es festgelegt",
    direction_official_advice="Amtlicher Rat",
    direction_none="Keine Studie gefunden",
    verdict_right="Richtig",
    verdict_partly_right="Zum Teil richtig",
    verdict_not_shown="Nicht gezeigt",
    verdict_not_known="Nicht bekannt",
    map="Aussagen nach dem, was Studien zeigen, und wie sicher das ist",
    map_key="Jede Zahl zählt Aussagen: Eine Wahl zeigt sie. Je weiter links, desto sicherer.",
    filter_claims="Ein Wort in den Aussagen finden",
    claims_found="Gefundene Aussagen:",
    by_certainty="Sicherheit",
    by_direction="Was Studien zeigen",
    by_page="Seite",
    others_say="Im Artikel heißt es",
    our_answer="Unsere Antwort",
    said_table="Was der Artikel sagt, und unsere Antwort",
    # References.
    references="Quellen",
    reference="Quelle",
    seen_in_part="Nur zum Teil gesehen.",
    downloads="Für Ihre Literaturverwaltung:",
    filter_references="Autor, Titel oder Jahr finden",
    by_topic="Thema",
    by_design="Art der Quelle",
    all="Alle",
    show_all="Alle zeigen",
    sources_found="Gefundene Quellen:",
    cited_on="Zitiert auf",
    back_to_text="Zurück zum Text",
    # Pictures of studies.
    in_numbers="Zahlen und Quellen",
    no_difference="kein Unterschied",
    plot_on="Auf der Seite „{}“.",
    plot_whole="Auf der Seite „{}“, mit der ganzen Spanne.",
    plot_both="Die Spanne reicht auf beide Seiten; das kann also Zufall sein.",
    plot_alone="Keine Spanne gesehen.",
    plot_spread="Hier liegen die Ergebnisse; wie sicher sie sind, zeigt das nicht.",
    spread="Streuung der Ergebnisse",
    people="Menschen",
    in_of="{0} von {1}",
    study="Studie",
    range="Spanne",
    no_range="nicht angegeben",
    to="bis",
    how_many="Wie viele",
    sources="Quellen:",
    facts_of="Alle Zahlen: {}",
    facts_gains="Was besser werden kann",
    facts_harms="Was schaden kann",
    facts_not_studied="nicht untersucht",
    facts_not_counted="wir sahen keine Zählung",
    # Questions.
    quiz_check="Antwort prüfen",
    quiz_right="Ja.",
    quiz_wrong="Das nicht.",
    quiz_more="Da ist noch mehr zu wählen.",
    quiz_choose="Wählen Sie zuerst eine Antwort.",
    quiz_answers="Antworten zeigen",
    true="Richtig",
    false="Falsch",
    # Phases of something.
    phases_move="Durch die Phasen gehen",
    phases_press="Durch die Phasen gehen, oder auf ein Bild tippen",
    phases_bars=(
        "Ein Balken zeigt, wie viele von 100. Wo unsere Quellen keine Zahl nennen, steht keiner."
    ),
    phases_noticed="Was man bemerkt",
    phases_do="Was man dann tun kann",
    phases_next="Weiter: {}",
    phases_count="etwa {} von {}",
    # Things to explore.
    explorer_choose="Wählen Sie hier einen Teil, oder drücken Sie im Bild darauf.",
    explorer_views="Ansicht",
    explorer_marked="Markiert:",
    explorer_unseen="In diesem Bild nicht zu sehen:",
    explorer_care="Vorsicht:",
    # Sheets to fill in and print.
    sheet_private=(
        "Nur Sie sehen, was Sie hier schreiben. Es wird nicht gesendet und nicht gespeichert: "
        "Schließen Sie die Seite, ist es weg."
    ),
    sheet_none="Gedruckt wird, was Sie wählen; ohne Wahl und eigene Frage alles.",
    sheet_days="Sie können es leer lassen und die Tage von Hand eintragen.",
    sheet_print="Dieses Blatt drucken",
    sheet_blank="Für ein leeres Blatt drucken Sie die Seite. Es kommt zuletzt, auf eigener Seite.",
    sheet_full="Auf dem Papier ist hier kein Platz mehr.",
    sheet_from="Von",
    # What teachers and learners take away.
    take_source="Von:",
    take_licence="Lizenz:",
    take_reviewed="Aus Seiten, die bis zum {} geprüft wurden.",
    take_left=(
        "Warnzeichen fehlen hier: Der Rat dazu kann sich ändern, und eine Kopie ändert sich "
        "nicht mit."
    ),
    take_left_title="Was fehlt, und warum",
    take_left_counts="Fragen, die fehlen: {}. Wörter, die fehlen: {}.",
    take_left_show="Bitte zeigen Sie sie auf der Seite selbst:",
    take_questions="Fragen für einen Kurs",
    take_questions_text=(
        "Fragen: {}. Jede Antwort hat ihren Grund, und jede Frage führt zu ihrer Seite zurück."
    ),
    take_xml_for=(
        "für Moodle. Links führen weiter, und jede Frage trägt ihren Bereich als Schlagwort."
    ),
    take_gift_for="reiner Text, für Moodle und andere Programme, die GIFT lesen.",
    take_moodle_steps="In drei Schritten in Moodle",
    take_moodle_step_1="Speichern Sie die Datei Moodle XML.",
    take_moodle_step_2=(
        "Öffnen Sie in Ihrem Kurs die Fragensammlung, gehen Sie zu Import und wählen Sie das "
        "Format Moodle-XML."
    ),
    take_moodle_step_3=(
        "Legen Sie die Datei dort ab und drücken Sie auf Import. Die Fragen stehen dann in "
        "einer Kategorie mit dem Namen dieser Seiten."
    ),
    take_words="Wörter zum Lernen",
    take_words_text="Wörter: {}. Jedes hat seine Bedeutung und führt zu seiner Seite zurück.",
    take_txt_for="Karten zum Lernen mit Anki, einem freien Programm.",
    take_csv_for="eine Tabelle für die Tabellenkalkulation oder ein anderes Programm mit Karten.",
    take_anki_steps="In drei Schritten in Anki",
    take_anki_step_1="Speichern Sie die Datei Anki-Text.",
    take_anki_step_2=(
        "Öffnen Sie Anki am Computer, wählen Sie Datei, dann Importieren, und die Datei."
    ),
    take_anki_step_3=(
        "Wählen Sie den Notiztyp Einfach und drücken Sie auf Importieren. Wenn Sie später "
        "eine neuere Datei importieren, kommt keine Karte doppelt."
    ),
    take_txt="Anki-Text",
    take_csv="Tabelle (CSV)",
    take_lessons="Stunden auf Papier",
    take_lessons_text=(
        "Jede hat zwei Blätter A4: eins zum Austeilen, eins mit den Antworten. Öffnen Sie sie "
        "und drucken Sie die Seite."
    ),
    take_use="Lizenz und Daten",
    take_use_text=(
        "Das steht auch in jeder Datei. Bitte lassen Sie den Link zu jeder Seite stehen, "
        "damit Lernende sehen, woher etwas kommt."
    ),
    # A lesson on paper.
    lesson_hint="Zwei Blätter A4: das erste zum Austeilen, das zweite mit den Antworten.",
    lesson_print="Beide Blätter drucken",
    lesson_name="Name:",
    lesson_words="Welche Bedeutung gehört zu welchem Wort?",
    lesson_letter="Schreiben Sie den Buchstaben auf die Linie.",
    lesson_questions="Was denken Sie?",
    lesson_choose="Wählen Sie eine Antwort und sagen Sie, warum. Niemand zählt mit.",
    lesson_why="Warum?",
    lesson_task="Sprechen Sie darüber",
    lesson_answers="Antworten",
    # Claims to judge.
    guess_intro="Lesen Sie eine Aussage, überlegen Sie, wie sicher sie ist, und öffnen Sie sie.",
    guess_legend="Wie sicher wären Sie?",
    guess_show="Zeigen, wie sicher wir sind",
    guess_of="Aussage {} von {}",
    guess_same="Das sagen wir auch.",
    guess_surer="Sie waren sich sicherer als wir.",
    guess_less="Wir sind uns sicherer als Sie.",
    guess_you="Sie",
    guess_we="Wir",
    guess_both="Sie und wir",
    guess_ours="Wir würden sagen: {}",
    guess_why="Alles, was dafür und dagegen spricht:",
    guess_not_higher="Warum nicht höher?",
    guess_not_lower="Warum nicht geringer?",
    guess_back="Zurück",
    guess_next="Nächste Aussage",
    guess_last="Rückblick",
    guess_far="Wo Sie und wir am weitesten auseinanderlagen",
    guess_agreed="Wo Sie geurteilt haben, waren wir uns einig.",
    guess_none="In dieser Runde haben Sie noch keine Aussage eingeschätzt.",
    guess_tip_surer=(
        "Eine Aussage kann sicherer klingen, als sie ist. Fragen Sie, wie viele untersucht wurden, "
        "womit verglichen wurde und ob die Studien übereinstimmen."
    ),
    guess_tip_less=(
        "Hinter einer vorsichtigen Aussage kann viel stehen: viele Untersuchte oder Studien, die "
        "übereinstimmen."
    ),
    guess_again="Noch eine Runde",
    # Questions of many pages on one.
    questions_topic="Thema",
    questions_of="Fragen {} bis {} von {}",
    questions_one="Frage {} von {}",
    questions_before="Noch einmal gefragt, wie gewünscht: {}.",
    questions_explained="Hier wird das erklärt:",
    questions_more="Weitere Fragen",
    questions_anew="Von vorn beginnen",
    questions_keep="An einem anderen Tag noch einmal fragen",
    questions_keep_note=(
        "Dann merkt sich dieser Browser, welche Fragen Sie hier beantworten und wann. Nach einem "
        "Tag kommen sie zuerst. Ohne das Häkchen vergisst er sie."
    ),
    questions_kept="Warten auf einen anderen Tag: {}.",
    # What Markdown makes: code, tasks, tabs.
    code_copy="Kopieren",
    code_copied="Kopiert",
    task_done="Erledigt",
    task_open="Noch zu tun",
    tabs="Eines nach dem anderen",
    # Where a page stood before, when it was changed, its tags.
    moved="Diese Seite ist umgezogen:",
    changed="Zuletzt geändert:",
    tags="Stichwörter:",
    # What the author of a page is told while the site is served.
    notes="Für Sie, die hier schreiben:",
    notes_text=(
        "Wer die Seite liest, sieht das nie. Speichern Sie eine verbesserte Datei, und die Seite "
        "lädt neu."
    ),
    notes_elsewhere="In anderen Dateien: {}",
    # A few calm minutes.
    session_ask="Wer vorher fragen sollte",
    session_alone="Zum Selbermachen",
    session_after_each="Nach jedem Schritt:",
    session_seconds="{} Sekunden",
    session_in="Ein",
    session_out="Aus",
    session_of="{} von {}",
    session_at="{}: {}.",
    session_next="Danach: {}",
    session_start="Start",
    session_pause="Pause",
    session_resume="Weiter",
    session_stop="Beenden",
    session_again="Von vorn",
    session_skip="Diesen Teil auslassen",
    session_ready="Beginnen Sie, wann Sie möchten.",
    session_paused="Pause.",
    session_stopped="Beendet.",
    session_done="Fertig.",
    session_left="Noch {} min",
    session_sound="Ton",
    session_vibration="Vibration",
    session_spoken="Mein Screenreader sagt jeden Wechsel",
    # Diaries that chance fills in.
    by_chance_length="Wie lang ist das Tagebuch?",
    by_chance_days="{0} Tage",
    by_chance_another="Noch ein Tagebuch erfinden",
    by_chance_looks="{0}: {1}.",
    by_chance_nothing="diesmal nichts",
    by_chance_chance="Dieses Tagebuch hat allein der Zufall gefüllt.",
    by_chance_tally=(
        "Tagebücher über {0} Tage bisher: {1}. In {2} davon sah etwas wie eine Ursache aus."
    ),
    by_chance_on="{0}: {1} von {2} Tagen",
    by_chance_with="{0} an {1} von {2} Tagen damit und an {3} von {4} ohne",
    by_chance_marks=(
        "Getönte Tage: {0}. Ein hoher Strich heißt: Es kam an einem solchen Tag vor. Ein kurzer: an"
        " einem anderen."
    ),
    by_chance_of_100="{0} von 100",
    by_chance_accuse="Tagebüchern über {0} Tage verdächtigen etwas aus reinem Zufall",
    by_chance_how="Wie die Tagebücher entstehen",
    by_chance_rule=(
        "„{0}“ heißt: mindestens {1} Tage damit, {3} an mindestens {2} davon, und mindestens"
        " {4}-mal so oft wie an Tagen ohne."
    ),
    by_chance_odds=(
        "Jeder Tag wird für sich ausgelost: {0} an etwa {1} Tagen im Monat, jedes andere an etwa"
        " {2} von 10 Tagen."
    ),
    by_chance_counted="Gezählt in je {0} erfundenen Tagebüchern.",
    # A trial, frame by frame.
    fair_test_at="{0} von {1}: {2}",
    fair_test_back="Zurück",
    fair_test_next="Weiter",
    fair_test_of="{0} von {1}",
    fair_test_made_up="Erfunden",
    fair_test_counted="Wirklich gezählt",
    fair_test_again="Jeder Punkt ist ein Versuch, erfunden, mit je {0} in jeder Gruppe.",
    fair_test_ahead="{0}: {1} von {2}",
    fair_test_level="Kein Unterschied",
    fair_test_scale="Vorsprung, von {0}",
    fair_test_gap="Der größte Abstand: {0} von {1}.",
    # How clear each page is.
    scores="Wie klar ist jede Seite?",
    scores_text=(
        "Die Macher dieser Seiten haben jede Seite selbst bewertet, Punkt für Punkt. Kein "
        "unabhängiges Gremium hat das getan. Jede Zahl ist von 100."
    ),
    score_clear="Klar (CDC Clear Communication Index)",
    score_understandable="Verständlich (PEMAT-P)",
    score_actionable="Sagt, was zu tun ist (PEMAT-P)",
    score_date="Bewertet am",
)
