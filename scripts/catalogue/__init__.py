"""The catalogue as pages for people who have never seen YAML: one for each provision, experiment and act."""
