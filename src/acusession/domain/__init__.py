"""The data model of the program and its rules. Pure; imports only `errors`."""
