"""The full-screen face, built on Textual: it draws views and sends commands."""
