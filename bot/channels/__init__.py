"""One file or small package for each way to reach people."""
