"""The house: all that makes a site of articles educational. It knows neither MkDocs nor any
subject.
"""
