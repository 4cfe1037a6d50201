"""Oversight follows one case of public control in Kazakhstan from the complaint to the agency's answer and its closure.

At each step it says which provision, which term and which paper apply, and keeps a log that outsiders can check.
"""
