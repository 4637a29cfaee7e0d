-- Formats the citations of one page after another in one pandoc process, each page a citation context of its own.
-- A request is a line of JSON, and so is its answer:
--   {style, locale, entries: [[key, BibLaTeX]], nocite: [key],
--    clusters: [{source, note: number, in_footnote, opens, followed_by, goes_on}]}
--   {clusters: [{text: HTML, note: HTML}], entries: [{key, html}]}  or  {error}
-- `style` is the file of a CSL style, or the style itself as a `data:` URL.

local parsed = {} -- entries as pandoc reads them, by key and source: pages share most of them

local BETWEEN = "\30" -- a control character that no text needs

local DATES = { "issued", "accessed", "event-date", "original-date", "available-date", "submitted" }

-- Whether pandoc reads a date's text as a day, month, year or span of them when it meets it again (EDTF).
local function is_day_or_span(text)
  for part in (text .. "/"):gmatch("([^/]*)/") do
    local digits = part:gsub("[~?%%]$", ""):gsub("^[-y]", "")
    if not (digits == "" or digits == ".." or digits:match("^%d%d%d%d$") or digits:match("^%d%d%d%d%-%d%d$")
      or digits:match("^%d%d%d%d%-%d%d%-%d%d$") or digits:match("^%d%d%d%d%d+$")) then
      return false
    end
  end
  return true
end

-- Pandoc reads an entry twice: as BibLaTeX here, and what came of that as metadata, when it formats a page. What would
-- mean something else the second time is marked: dates in words, and names without a particle of their own.
local function lasting(entry)
  for _, name in ipairs(DATES) do
    local date = entry[name]
    if pandoc.utils.type(date) == "string" and not is_day_or_span(date) then
      entry[name] = { literal = date }
    end
  end
  for name, people in pairs(entry) do
    if pandoc.utils.type(people) == "List" then
      for _, person in ipairs(people) do
        if type(person) == "table" and tostring(person.family):match("^%l") then
          person["non-dropping-particle"] = person["non-dropping-particle"] or ""
        end
      end
    end
  end
  return entry
end

local function reference(key, source)
  local name = key .. BETWEEN .. source
  if parsed[name] == nil then
    local ok, document = pcall(pandoc.read, (source:gsub(BETWEEN, "")), "biblatex")
    local read = ok and document.meta.references and document.meta.references[1]
    if read then read.id = key end
    parsed[name] = read and lasting(read) or false
  end
  return parsed[name]
end

-- Each list of blocks as HTML. They are written as one text, which takes a tenth of the time of writing each.
local function html(parts)
  local blocks = pandoc.Blocks({})
  for _, part in ipairs(parts) do
    blocks:extend(part)
    blocks:insert(pandoc.RawBlock("html", BETWEEN))
  end
  local text = pandoc.write(pandoc.Pandoc(blocks), "html", pandoc.WriterOptions({ wrap_text = "none" }))
  local written = pandoc.List({})
  for part in text:gmatch("([^" .. BETWEEN .. "]*)" .. BETWEEN) do
    written:insert((part:gsub("^%s+", ""):gsub("%s+$", "")))
  end
  return written
end

-- A paragraph's inlines without the element of a paragraph.
local function plain(block)
  return block.t == "Para" and pandoc.Plain(block.content) or block
end

-- Citations are read by pandoc itself, so that prefixes, locators and suffixes mean what they mean to pandoc.
local function inlines_of(cluster)
  local blocks = pandoc.read((cluster.source:gsub(BETWEEN, "")), "markdown").blocks
  return pandoc.utils.blocks_to_inlines(blocks):walk({
    Cite = function(cite)
      for _, citation in ipairs(cite.citations) do citation.note_num = cluster.note end
      return cite
    end,
  })
end

-- The clusters, each in a paragraph of its own; those in one of the author's footnotes in that footnote, with a sign of
-- what stands around them, because a style of notes says other words there. With them, where each is to be found.
local function arranged(clusters)
  local blocks, places, footnote = pandoc.List({}), {}, nil
  for index, cluster in ipairs(clusters) do
    if not cluster.in_footnote then
      footnote = nil
      blocks:insert(pandoc.Para(inlines_of(cluster)))
      places[index] = { block = #blocks }
    else
      if not footnote or footnote.note ~= cluster.note then
        footnote = { note = cluster.note, cites = 0, inlines = pandoc.Inlines({}), goes_on = cluster.goes_on }
        blocks:insert(footnote)
      end
      if not cluster.opens then footnote.inlines:extend({ pandoc.Str("…"), pandoc.Space() }) end
      footnote.inlines:extend(inlines_of(cluster))
      if cluster.followed_by ~= "" then footnote.inlines:extend({ pandoc.Space(), pandoc.Str(cluster.followed_by) }) end
      footnote.cites = footnote.cites + 1
      places[index] = { block = #blocks, cite = footnote.cites }
    end
  end
  return blocks:map(function(block)
    if not block.inlines then return block end
    local paragraphs = pandoc.Blocks({ pandoc.Para(block.inlines) })
    if block.goes_on then paragraphs:insert(pandoc.Para({ pandoc.Str("…") })) end
    return pandoc.Para({ pandoc.Note(paragraphs) })
  end), places
end

-- What a citation says where it stands and, in a style that has notes, what its note says: two lists of blocks.
local function cluster_parts(block, place)
  local note = pandoc.Blocks({})
  if place.cite then
    local cites = pandoc.List({})
    block:walk({ traverse = "topdown", Cite = function(cite) cites:insert(cite) return cite, false end })
    return pandoc.Blocks({ pandoc.Plain({ cites[place.cite] or pandoc.Str("") }) }), note
  end
  local text = block:walk({
    Note = function(found)
      note = found.content:map(plain)
      return {}
    end,
  })
  return pandoc.Blocks({ plain(text) }), note
end

local function page(request)
  local references, nocite = {}, {}
  for _, entry in ipairs(request.entries) do
    references[#references + 1] = reference(entry[1], entry[2]) or nil
  end
  for _, key in ipairs(request.nocite) do
    nocite[#nocite + 1] = pandoc.Cite({ pandoc.Str(key) }, { pandoc.Citation(key, "NormalCitation") })
  end
  local blocks, places = arranged(request.clusters)
  local document = pandoc.Pandoc(blocks)
  document.meta.references = references
  document.meta.csl = request.style
  document.meta.lang = request.locale
  document.meta["link-citations"] = true
  if #nocite > 0 then document.meta.nocite = pandoc.MetaInlines(nocite) end
  document = pandoc.utils.citeproc(document)

  local parts, keys = pandoc.List({}), pandoc.List({})
  for _, place in ipairs(places) do
    parts:extend({ cluster_parts(document.blocks[place.block], place) })
  end
  local list = document.blocks[#blocks + 1]
  for _, entry in ipairs(list and list.t == "Div" and list.content or {}) do
    keys:insert((entry.identifier:gsub("^ref%-", "")))
    parts:insert(entry.content:map(plain))
  end
  local written = html(parts)

  -- Lists, because an empty Lua table would be written as an object.
  local answer = { clusters = pandoc.List({}), entries = pandoc.List({}) }
  for index = 1, #request.clusters do
    answer.clusters:insert({ text = written[2 * index - 1], note = written[2 * index] })
  end
  for index, key in ipairs(keys) do
    answer.entries:insert({ key = key, html = written[2 * #request.clusters + index] })
  end
  return answer
end

for line in io.lines() do
  local ok, answer = pcall(function()
    return page(pandoc.json.decode(line, false))
  end)
  if not ok then answer = { error = tostring(answer) } end
  io.write(pandoc.json.encode(answer), "\n")
  io.flush()
end
