"""The encrypted file: SQLAlchemy, Alembic, keys and audit live here and nowhere else."""
