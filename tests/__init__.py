"""The tests: values, street, contract, homeserver, faults, crash, browser."""
