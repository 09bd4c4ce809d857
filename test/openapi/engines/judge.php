<?php
// Reads a pattern and a text a line, both in Base64, and writes two digits: whether a search finds it, and whether it is the whole text.
while (($line = fgets(STDIN)) !== false) {
    [$pattern, $text] = array_map('base64_decode', explode(' ', rtrim($line, "\n")));
    echo preg_match("\x01$pattern\x01u", $text), preg_match("\x01$pattern\x01Du", $text), "\n";
}
