"""What teachers and learners take away: questions, words, a lesson on paper."""
