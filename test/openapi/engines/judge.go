// Reads a pattern and a text a line, both in Base64, and writes two digits: whether a search finds it, and whether it is the whole text.
package main

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"os"
	"regexp"
	"strings"
)

func main() {
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		pattern, text, _ := strings.Cut(lines.Text(), " ")
		found := regexp.MustCompile(decoded(pattern)).MatchString(decoded(text))
		whole := regexp.MustCompile(`\A(?:` + decoded(pattern) + `)\z`).MatchString(decoded(text))
		fmt.Println(map[bool]string{true: "1", false: "0"}[found] + map[bool]string{true: "1", false: "0"}[whole])
	}
}

func decoded(part string) string {
	text, err := base64.StdEncoding.DecodeString(part)
	if err != nil {
		panic(err)
	}
	return string(text)
}
