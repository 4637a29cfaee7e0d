-- Formats the citations of one page after another in one pandoc process, each page a citation context of its own.
-- A request is a line of JSON, and so is its answer:
--   {style, locale, entries: [[key, BibLaTeX]], clusters: [{source, note: number, in_footnote}], nocite: [key]}
--   {clusters: [{text: HTML, note: HTML}], entries: [{key, html}]}  or  {error}
-- With `alone` in the request, each entry is formatted as if its page cited nothing else.

local parsed = {} -- entries as pandoc reads them, by their source: pages share most of them

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
  if parsed[source] == nil then
    local ok, document = pcall(pandoc.read, source, "biblatex")
    local read = ok and document.meta.references and document.meta.references[1]
    parsed[source] = read and lasting(read) or false
  end
  local found = parsed[source]
  if found then found.id = key end
  return found
end

local function html(blocks, wrapped)
  local options = pandoc.WriterOptions({ wrap_text = "none" })
  local text = pandoc.write(pandoc.Pandoc(blocks), "html", options)
  return wrapped and text:gsub("^<p>", ""):gsub("</p>%s*$", "") or text
end

-- Citations are read by pandoc itself, so that prefixes, locators and suffixes mean what they mean to pandoc.
local function cluster_block(cluster)
  local blocks = pandoc.read(cluster.source, "markdown").blocks
  local inlines = pandoc.utils.blocks_to_inlines(blocks):walk({
    Cite = function(cite)
      for _, citation in ipairs(cite.citations) do citation.note_num = cluster.note end
      return cite
    end,
  })
  if cluster.in_footnote then inlines = pandoc.Inlines({ pandoc.Note({ pandoc.Para(inlines) }) }) end
  return pandoc.Para(inlines)
end

-- What a citation says where it stands and, in a style that has notes, what its note says.
local function cluster_answer(block, cluster)
  local note = {}
  local text = block:walk({
    Note = function(found)
      local said = pandoc.utils.blocks_to_inlines(found.content)
      if cluster.in_footnote then return said end
      note = said
      return {}
    end,
  })
  return { text = html({ text }, true), note = #note > 0 and html({ pandoc.Plain(note) }, true) or "" }
end

local function page(request)
  local references, nocite = {}, {}
  for _, entry in ipairs(request.entries) do
    references[#references + 1] = reference(entry[1], entry[2]) or nil
  end
  for _, key in ipairs(request.nocite) do
    nocite[#nocite + 1] = pandoc.Cite({ pandoc.Str(key) }, { pandoc.Citation(key, "NormalCitation") })
  end
  local blocks = {}
  for index, cluster in ipairs(request.clusters) do
    blocks[index] = cluster_block(cluster)
  end
  local document = pandoc.Pandoc(blocks)
  document.meta.references = references
  document.meta.csl = request.style
  document.meta.lang = request.locale
  document.meta["link-citations"] = true
  if #nocite > 0 then document.meta.nocite = pandoc.MetaInlines(nocite) end
  document = pandoc.utils.citeproc(document)

  local answer = { clusters = {}, entries = {} }
  for index, cluster in ipairs(request.clusters) do
    answer.clusters[index] = cluster_answer(document.blocks[index], cluster)
  end
  local list = document.blocks[#request.clusters + 1]
  if list and list.t == "Div" then
    for _, entry in ipairs(list.content) do
      local key = entry.identifier:gsub("^ref%-", "")
      answer.entries[#answer.entries + 1] = { key = key, html = html(entry.content) }
    end
  end
  -- An empty Lua table is written as an array or an object as its contents say; both of these are arrays.
  if #answer.clusters == 0 then answer.clusters = pandoc.List({}) end
  if #answer.entries == 0 then answer.entries = pandoc.List({}) end
  return answer
end

-- Each entry as if it stood alone: in a list of works no year has a letter after it because of its neighbours.
local function list(request)
  local answer = { clusters = pandoc.List({}), entries = pandoc.List({}) }
  for _, key in ipairs(request.nocite) do
    local one = { style = request.style, locale = request.locale, clusters = {}, notes = {}, nocite = { key } }
    one.entries = { [key] = request.entries[key] }
    answer.entries:extend(page(one).entries)
  end
  return answer
end

for line in io.lines() do
  local ok, answer = pcall(function()
    local request = pandoc.json.decode(line, false)
    return request.alone and list(request) or page(request)
  end)
  if not ok then answer = { error = tostring(answer) } end
  io.write(pandoc.json.encode(answer), "\n")
  io.flush()
end
