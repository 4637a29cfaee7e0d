-- Formats the text of each line, JSON with `text`, `nocite`, `base` and `style`, as `pandoc --citeproc` does, and answers
-- with its HTML.

for line in io.lines() do
  local asked = pandoc.json.decode(line)
  local document = pandoc.read(asked.text, "markdown")
  document.meta.bibliography = asked.base
  document.meta.csl = asked.style
  document.meta.lang = "en-GB"
  document.meta.nocite = pandoc.utils.blocks_to_inlines(pandoc.read(asked.nocite, "markdown").blocks)
  io.write(pandoc.json.encode(pandoc.write(pandoc.utils.citeproc(document), "html")), "\n")
end
