"""What the desk keeps, in one SQLite file or one PostgreSQL database: the same tables, the same code."""
