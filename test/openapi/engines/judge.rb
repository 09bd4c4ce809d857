# Reads a pattern and a text a line, both in Base64, and writes two digits: whether a search finds it, and whether it is the whole text.
$stdin.each_line(chomp: true) do |line|
  pattern, text = line.split(' ', -1).map { |part| part.unpack1('m').force_encoding('UTF-8') }
  puts [Regexp.new(pattern), Regexp.new("\\A(?:#{pattern})\\z")].map { |regexp| regexp.match?(text) ? 1 : 0 }.join
end
