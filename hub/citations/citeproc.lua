-- Formats the citations of one page after another in one pandoc process, each page a citation context of its own.
-- A request is a line of JSON, and so is its answer:
--   {style, locale, entries: [[key, BibLaTeX]], nocite: [key],
--    clusters: [{source, note: number, in_footnote, opens, followed_by, goes_on}]}
--   {clusters: [{text: HTML, note: HTML}], entries: [{key, html}]}  or  {error}
-- `style` is the file of a CSL style, or the style itself as a `data:` URL.
-- Or it asks how entries are read, and is told that of each, as JSON; false for one that cannot be read:
--   {read: [BibLaTeX]}
--   {items: [CSL-JSON or false]}

local parsed = {} -- entries as pandoc reads them, as JSON before and after the key, by source: pages share most of them

local BETWEEN = "\30" -- a control character that no text needs

local HTML = pandoc.WriterOptions({ wrap_text = "none" })

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

-- The same for a date of an entry. In BibTeX's `year` a stroke makes no span, as it does in BibLaTeX's `date`.
local function is_lasting_date(name, text, source)
  local is_year = name == "issued" and not source:find("\n date = {", 1, true)
  return is_day_or_span(text) and not (is_year and text:find("/", 1, true))
end

-- Pandoc reads an entry twice: as BibLaTeX here, and what came of that as metadata, when it formats a page. What would
-- mean something else the second time is marked: dates in words, and names without a particle of their own.
local function lasting(entry, source)
  for _, name in ipairs(DATES) do
    local date = entry[name]
    if pandoc.utils.type(date) == "string" and not is_lasting_date(name, date, source) then
      entry[name] = { literal = date }
    end
  end
  for name, people in pairs(entry) do
    if pandoc.utils.type(people) == "List" then
      for _, person in ipairs(people) do
        if type(person) == "table" and person.family and tostring(person.family):match("^%l") then
          person["non-dropping-particle"] = person["non-dropping-particle"] or ""
        end
      end
    end
  end
  return entry
end

-- Whether an entry, in JSON, means the same the second time, as most do.
local function is_lasting(json, source)
  for _, name in ipairs(DATES) do
    local date = json:match('"' .. name .. '":{"t":"MetaString","c":"([^"]*)"}')
    if date and not is_lasting_date(name, date, source) then return false end
  end
  return not json:find('"family":{"t":"MetaString","c":"%l')
end

-- The first reference of a document, in pandoc's JSON; nothing if there is none.
local function first_reference(document)
  return pandoc.write(document, "json"):match('"references":{"t":"MetaList","c":%[({.*})%]}},"blocks":%[%]}%s*$')
end

local ID = '"id":{"t":"MetaString","c":"entry"}'

-- An entry, which has the key `entry`, as JSON before its key and after it; false if pandoc cannot read it.
local function parse(source)
  local ok, document = pcall(pandoc.read, (source:gsub(BETWEEN, "")), "biblatex")
  local json = ok and first_reference(document)
  if json and not is_lasting(json, source) then
    local entry = lasting(document.meta.references[1], source)
    json = first_reference(pandoc.Pandoc({}, { references = pandoc.List({ entry }) }))
  end
  local from, to = (json or ""):find(ID, 1, true)
  return from and { json:sub(1, from - 1), json:sub(to + 1) } or false
end

local function text_in_json(text)
  return '{"t":"MetaString","c":' .. pandoc.json.encode(text) .. "}"
end

-- An entry as JSON under its own key; nothing if pandoc cannot read it.
local function reference(key, source)
  if parsed[source] == nil then parsed[source] = parse(source) end
  local around = parsed[source]
  return around and around[1] .. '"id":' .. text_in_json(key) .. around[2] or nil
end

local NOCITE = '{"t":"Cite","c":[[{"citationId":%s,"citationPrefix":[],"citationSuffix":[],'
  .. '"citationMode":{"t":"NormalCitation"},"citationNoteNum":0,"citationHash":0}],[]]}'

local DOCUMENT = '{"pandoc-api-version":[%s],"meta":{"csl":%s,"lang":%s,"link-citations":{"t":"MetaBool","c":true},'
  .. '"nocite":{"t":"MetaInlines","c":[%s]},"references":{"t":"MetaList","c":[%s]}},"blocks":[]}'

-- A document that has everything but its text. What is made from JSON stays with pandoc; tables it would have to make
-- into something of its own each time, which takes longer than formatting them.
local function without_text(request)
  local references, nocite = {}, {}
  for _, entry in ipairs(request.entries) do
    references[#references + 1] = reference(entry[1], entry[2])
  end
  for index, key in ipairs(request.nocite) do
    nocite[index] = NOCITE:format(pandoc.json.encode(key))
  end
  local version = table.concat(PANDOC_API_VERSION, ",")
  local style, locale = text_in_json(request.style), text_in_json(request.locale)
  local json = DOCUMENT:format(version, style, locale, table.concat(nocite, ","), table.concat(references, ","))
  return pandoc.read(json, "json")
end

-- Each list of blocks as HTML. They are written as one text, which takes a tenth of the time of writing each.
local function html(parts)
  local blocks = pandoc.Blocks({})
  for _, part in ipairs(parts) do
    blocks:extend(part)
    blocks:insert(pandoc.RawBlock("html", BETWEEN))
  end
  local text = pandoc.write(pandoc.Pandoc(blocks), "html", HTML)
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

-- Clusters of running text alone, in a style without notes, read as one text: that takes half the time. Nothing if they
-- do not come out as a paragraph each.
local function in_running_text(clusters)
  local sources, places = pandoc.List({}), {}
  for index, cluster in ipairs(clusters) do
    if cluster.note ~= 0 or cluster.in_footnote then return nil end
    sources:insert((cluster.source:gsub(BETWEEN, "")))
    places[index] = { block = index }
  end
  local blocks = pandoc.read(table.concat(sources, "\n\n"), "markdown").blocks
  for _, block in ipairs(blocks) do
    if block.t ~= "Para" then return nil end
  end
  if #blocks == #clusters then return blocks, places end
end

-- Lists, because an empty Lua table would be written as an object.
local function answer_of(clusters, entries)
  return { clusters = pandoc.List(clusters), entries = pandoc.List(entries) }
end

-- The entries of the list that citeproc put at the end, if it did.
local function listed(document)
  local list = document.blocks[#document.blocks]
  return list and list.t == "Div" and list.content or {}
end

local function key_of(entry)
  return (entry.identifier:gsub("^ref%-", ""))
end

local ENTRY = '\n<div id="ref%-[^"]*" class="csl%-entry"[^>]*>\n'

-- The answer, from a text that pandoc wrote as one; nothing if that has not a paragraph for each cluster.
local function answer_in_one(document, count)
  local text = pandoc.write(document, "html", HTML)
  local list = text:find('<div id="refs"', 1, true) or #text + 1
  local clusters, entries = {}, {}
  for written in text:sub(1, list - 1):gmatch("<p>(.-)</p>") do
    clusters[#clusters + 1] = { text = written, note = "" }
  end
  if #clusters ~= count then return nil end
  local _, begins = text:find(ENTRY, list)
  for index, entry in ipairs(listed(document)) do
    local ends, next_begins = text:find(ENTRY, begins)
    local written = text:sub(begins + 1, (ends or text:find("%s*</div>%s*$")) - 1)
    entries[index] = { key = key_of(entry), html = written:gsub("%s*</div>%s*$", "") }
    begins = next_begins
  end
  return answer_of(clusters, entries)
end

local function answer_in_parts(document, places)
  local parts, keys = pandoc.List({}), pandoc.List({})
  for _, place in ipairs(places) do
    parts:extend({ cluster_parts(document.blocks[place.block], place) })
  end
  for _, entry in ipairs(listed(document)) do
    keys:insert(key_of(entry))
    parts:insert(entry.content:map(plain))
  end
  local written, clusters, entries = html(parts), {}, {}
  for index = 1, #places do
    clusters[index] = { text = written[2 * index - 1], note = written[2 * index] }
  end
  for index, key in ipairs(keys) do
    entries[index] = { key = key, html = written[2 * #places + index] }
  end
  return answer_of(clusters, entries)
end

local function page(request)
  local document = without_text(request)
  local blocks, places = in_running_text(request.clusters)
  local is_plain = blocks ~= nil
  if not is_plain then blocks, places = arranged(request.clusters) end
  document.blocks = blocks
  document = pandoc.utils.citeproc(document)
  return is_plain and answer_in_one(document, #places) or answer_in_parts(document, places)
end

local DOCUMENT_OF_ONE = '{"pandoc-api-version":[%s],"meta":{"references":{"t":"MetaList","c":[%s]}},"blocks":[]}'

local NO_PARTICLE = ',"non%-dropping%-particle":{"t":"MetaString","c":""}'

-- What CSL knows of an entry, as a list of one item: what `pandoc -f biblatex -t csljson` writes, which looks for
-- particles in names, but for dates in words, of which that writes nothing.
local function csl_json(source)
  local entry = reference("entry", source):gsub(NO_PARTICLE, "")
  local document = DOCUMENT_OF_ONE:format(table.concat(PANDOC_API_VERSION, ","), entry)
  return pandoc.write(pandoc.read(document, "json"), "csljson")
end

local function items(request)
  local read = pandoc.List({})
  for index, source in ipairs(request.read) do
    local ok, item = pcall(csl_json, source)
    read[index] = ok and item
  end
  return { items = read }
end

for line in io.lines() do
  local ok, answer = pcall(function()
    local request = pandoc.json.decode(line, false)
    return request.read and items(request) or page(request)
  end)
  if not ok then answer = { error = tostring(answer) } end
  io.write(pandoc.json.encode(answer), "\n")
  io.flush()
end
