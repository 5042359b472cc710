"""The letters of a request: text from the case, in plain Dutch or English, edited by people and kept as sent.

Dutch and English are data here (`nl`, `en`), for a letter speaks the language of whoever asked, not that of whoever writes.
"""
