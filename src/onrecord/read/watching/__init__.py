"""Watching: addresses of feeds in, the pages they list fetched politely into WARC files. Import from the modules.

The one place of the program that opens a connection, and an extra: it needs httpx, httpcore and protego.
"""
