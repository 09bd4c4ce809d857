# Reads a pattern and a text a line, both in Base64, and writes two digits: whether a search finds it, and whether it is the whole text.
import base64
import re
import sys

for line in sys.stdin:
    pattern, text = (base64.b64decode(part).decode() for part in line.rstrip('\n').split(' '))
    print(int(bool(re.search(pattern, text))), int(bool(re.fullmatch(pattern, text))), sep='')
