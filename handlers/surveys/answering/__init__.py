"""Being asked, in private: one question at a time, each can be left out, all can be changed until it closes."""
