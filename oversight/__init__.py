"""Oversight follows one case of public control in Kazakhstan, from the complaint of a citizen or an organisation through
the work of a commission to the agency's answer, and says at each step which provision, which term and which paper apply.
"""
