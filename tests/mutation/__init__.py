"""Deliberate faults, one at a time, in the rooms that hold rules and records: does any test notice?"""
