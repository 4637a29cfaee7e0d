-- Reads a text in Markdown from each line, as JSON, and answers with the keys that it cites.

local function cited_keys(text)
  local keys = pandoc.List({})
  pandoc.read(text, "markdown"):walk({
    traverse = "topdown",
    Cite = function(cite)
      for _, citation in ipairs(cite.citations) do keys:insert(citation.id) end
      return cite, false
    end,
  })
  keys:sort()
  return keys
end

for line in io.lines() do
  io.write(pandoc.json.encode(cited_keys(pandoc.json.decode(line))), "\n")
end
