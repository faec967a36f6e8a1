"""Every word that the generator itself says to readers: one field a word, one file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one language. Templates show them as `words.skip`; Python as `site.words.skip`.

    A language that lacks a word, or has one that is not here, does not pass the type checker.
    """

    # The frame of a page.
    skip: str
    menu: str
    languages: str
    close: str
    nav: str
    toc: str
    at_hand: str
    home: str
    here: str
    onward: str
    before: str
    after: str
    wrong: str
    suggest: str
    policies: str
    repository: str
    not_found: str
    not_found_text: str

    # Colours, and what is kept.
    look: str
    look_light: str
    look_dark: str
    look_calm: str
    show_picture: str
    show_question: str
    kept: str
    forget: str

    # Search.
    search: str
    search_label: str
    search_hint: str
    search_wait: str
    search_none: str
    search_found: str
    search_one: str
    search_best: str
    search_word: str
    search_page: str
    search_tool: str
    search_a_word: str
    search_a_page: str
    search_a_tool: str
    search_first: str
    search_more: str
    search_meant: str
    search_also: str
    search_nothing: str
    search_off: str
    search_failed: str
    words_instead: str

    # The disclaimer, and who stands behind a page.
    disclaimer: str
    about_page: str
    draft: str
    editor_checked: str
    clinically_reviewed: str
    reviewed: str
    next_review: str
    overdue: str
    stop: str

    # Steps of a plan.
    step_of: str
    step_back: str
    step_next: str

    # The glossary.
    terms: str
    letters: str
    filter: str
    filter_found: str
    uses: str
    more_mouse: str
    more_touch: str
    more_keys: str
    marking: str
    marking_first: str
    marking_all: str
    marking_off: str
    say: str
    aliases: str
    related: str
    meaning: str

    # Care cards, and whom to call.
    call: str
    call_local: str
    text: str
    text_to: str
    and_: str
    or_: str
    for_advice: str
    all_signs: str
    sources_of_list: str
    compared: str
    source: str
    sources_many: str
    signs_checked: str
    unchecked: str
    country: str
    country_unknown: str
    country_keep: str

    # Claims, and how sure they are.
    said: str
    quoted: str
    certainty: str
    certainty_high: str
    certainty_moderate: str
    certainty_low: str
    certainty_very_low: str
    certainty_not_studied: str
    certainty_none: str
    direction_helps: str
    direction_no_clear_effect: str
    direction_mixed: str
    direction_harms: str
    direction_linked: str
    direction_disputed: str
    direction_unknown: str
    direction_definition: str
    direction_official_advice: str
    direction_none: str
    verdict_right: str
    verdict_partly_right: str
    verdict_not_shown: str
    verdict_not_known: str
    map: str
    map_key: str
    filter_claims: str
    claims_found: str
    by_certainty: str
    by_direction: str
    by_page: str
    others_say: str
    our_answer: str
    said_table: str

    # References.
    references: str
    reference: str
    seen_in_part: str
    downloads: str
    filter_references: str
    by_topic: str
    by_design: str
    all: str
    show_all: str
    sources_found: str
    cited_on: str
    back_to_text: str

    # Pictures of studies.
    in_numbers: str
    no_difference: str
    plot_on: str
    plot_whole: str
    plot_both: str
    plot_alone: str
    plot_spread: str
    spread: str
    people: str
    in_of: str
    study: str
    range: str
    no_range: str
    to: str
    how_many: str
    sources: str
    facts_of: str
    facts_gains: str
    facts_harms: str
    facts_not_studied: str
    facts_not_counted: str

    # Questions.
    quiz_check: str
    quiz_right: str
    quiz_wrong: str
    quiz_more: str
    quiz_choose: str
    quiz_answers: str
    true: str
    false: str

    # Phases of something.
    phases_move: str
    phases_press: str
    phases_bars: str
    phases_noticed: str
    phases_do: str
    phases_next: str
    phases_count: str
    # Things to explore.
    explorer_choose: str
    explorer_views: str
    explorer_marked: str
    explorer_unseen: str
    explorer_care: str
    # Sheets to fill in and print.
    sheet_private: str
    sheet_none: str
    sheet_days: str
    sheet_print: str
    sheet_blank: str
    sheet_full: str
    sheet_from: str
    # What teachers and learners take away.
    take_source: str
    take_licence: str
    take_reviewed: str
    take_left: str
    take_left_title: str
    take_left_counts: str
    take_left_show: str
    take_questions: str
    take_questions_text: str
    take_xml_for: str
    take_gift_for: str
    take_moodle_steps: str
    take_moodle_step_1: str
    take_moodle_step_2: str
    take_moodle_step_3: str
    take_words: str
    take_words_text: str
    take_txt_for: str
    take_csv_for: str
    take_anki_steps: str
    take_anki_step_1: str
    take_anki_step_2: str
    take_anki_step_3: str
    take_txt: str
    take_csv: str
    take_lessons: str
    take_lessons_text: str
    take_use: str
    take_use_text: str

    # A lesson on paper.
    lesson_hint: str
    lesson_print: str
    lesson_name: str
    lesson_words: str
    lesson_letter: str
    lesson_questions: str
    lesson_choose: str
    lesson_why: str
    lesson_task: str
    lesson_answers: str
    # Claims to judge.
    guess_intro: str
    guess_legend: str
    guess_show: str
    guess_of: str
    guess_same: str
    guess_surer: str
    guess_less: str
    guess_you: str
    guess_we: str
    guess_both: str
    guess_ours: str
    guess_why: str
    guess_not_higher: str
    guess_not_lower: str
    guess_back: str
    guess_next: str
    guess_last: str
    guess_far: str
    guess_agreed: str
    guess_none: str
    guess_tip_surer: str
    guess_tip_less: str
    guess_again: str

    # Questions of many pages on one.
    questions_topic: str
    questions_of: str
    questions_one: str
    questions_before: str
    questions_explained: str
    questions_more: str
    questions_anew: str
    questions_keep: str
    questions_keep_note: str
    questions_kept: str

    code_copy: str
    code_copied: str
    task_done: str
    task_open: str
    tabs: str

    moved: str
    changed: str
    tags: str

    notes: str
    notes_text: str
    notes_elsewhere: str
    # A few calm minutes.
    session_ask: str
    session_alone: str
    session_after_each: str
    session_seconds: str
    session_in: str
    session_out: str
    session_of: str
    session_at: str
    session_next: str
    session_start: str
    session_pause: str
    session_resume: str
    session_stop: str
    session_again: str
    session_skip: str
    session_ready: str
    session_paused: str
    session_stopped: str
    session_done: str
    session_left: str
    session_sound: str
    session_vibration: str
    session_spoken: str
    # Diaries that chance fills in.
    by_chance_length: str
    by_chance_days: str
    by_chance_another: str
    by_chance_looks: str
    by_chance_nothing: str
    by_chance_chance: str
    by_chance_tally: str
    by_chance_on: str
    by_chance_with: str
    by_chance_marks: str
    by_chance_of_100: str
    by_chance_accuse: str
    by_chance_how: str
    by_chance_rule: str
    by_chance_odds: str
    by_chance_counted: str

    # A trial, frame by frame.
    fair_test_at: str
    fair_test_back: str
    fair_test_next: str
    fair_test_of: str
    fair_test_made_up: str
    fair_test_counted: str
    fair_test_again: str
    fair_test_ahead: str
    fair_test_level: str
    fair_test_scale: str
    fair_test_gap: str

    # How clear each page is.
    scores: str
    scores_text: str
    score_clear: str
    score_understandable: str
    score_actionable: str
    score_date: str

    def named(self, kind: str, value: str) -> str:
        """The word for a value of a kind: 'very low' of 'certainty' is `certainty_very_low`.

        A value that has no word is shown as it was written: that it is unknown is told elsewhere.
        """
        return str(getattr(self, f"{kind}_{value.replace(' ', '_').replace('-', '_')}", value))

    def group(self, kind: str) -> Mapping[str, str]:
        """All words of a kind by the rest of their name: `group("quiz")["right"]`."""
        start = f"{kind}_"
        return {
            name.removeprefix(start): str(word)
            for name, word in vars(self).items()
            if name.startswith(start)
        }
