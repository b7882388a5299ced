"""What each command does, one module each. A module is loaded only when its command runs."""
