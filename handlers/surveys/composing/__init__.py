"""Writing a survey, in private: the questions, other languages, whom to ask, until when."""
