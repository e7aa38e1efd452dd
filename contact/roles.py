"""The three answers every inquiry has, by the names they have on the wire for good."""

NAME, CONTACT, MESSAGE = "name", "contact", "message"
# The field type that each role is asked with.
ROLE_TYPES = {NAME: "singleline", CONTACT: "singleline", MESSAGE: "multiline"}
