"""The clinic's own questions: a manager writes, rewords and retires them."""
