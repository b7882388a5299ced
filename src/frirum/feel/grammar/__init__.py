"""The grammar of FEEL (DMN 1.5, chapter 10.3.1.2): text to tokens to tree."""
