"""The built-in functions of FEEL (DMN 1.5, chapter 10.3.4), one module for each kind of value."""
