/*
 * A Word file (ECMA-376, Office Open XML) of a title and paragraphs under headings. A Word file is a zip archive of XML;
 * this one is not compressed, so that it needs no library and takes some kilobytes.
 */
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const PARTS = {
  "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  "word/_rels/document.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "word/styles.xml": `<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>${style("Normal", "Normal", 22)}${style("Title", "Title", 36)}${style("Heading1", "heading 1", 26, "<w:keepNext/><w:outlineLvl w:val=\"0\"/>")}</w:styles>`,
};

function style(id, name, size, paragraph = "") {
  const bold = id === "Normal" ? "" : "<w:b/>";
  const isDefault = id === "Normal" ? ' w:default="1"' : "";
  return `<w:style w:type="paragraph" w:styleId="${id}"${isDefault}><w:name w:val="${name}"/><w:pPr>${paragraph}</w:pPr><w:rPr>${bold}<w:sz w:val="${size}"/></w:rPr></w:style>`;
}

/** Text as XML holds it, without the control characters that it cannot hold. */
function escaped(text) {
  const allowed = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
  return allowed.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
}

function paragraph(text, name) {
  const lines = text.split(/\r?\n/).map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:p><w:pPr><w:pStyle w:val="${name}"/></w:pPr><w:r>${lines.join("<w:br/>")}</w:r></w:p>`;
}

/** The file. sections: pairs of a heading and a text, whose lines stay lines. */
export function docx(title, sections) {
  const text = sections.map(([heading, words]) => paragraph(heading, "Heading1") + paragraph(words, "Normal"));
  const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>';
  const body = `${paragraph(title, "Title")}${text.join("")}${page}`;
  const document = `<w:document xmlns:w="${MAIN}"><w:body>${body}</w:body></w:document>`;
  return new Blob(zip({ ...PARTS, "word/document.xml": document }), { type: `${WORD}.document` });
}

/** A zip archive (PKWARE APPNOTE 6.3) of XML files, stored as they are, dated 1 January 1980: it tells no time. */
function zip(files) {
  const contents = [];
  const directory = [];
  let at = 0;
  for (const [name, xml] of Object.entries(files)) {
    const path = new TextEncoder().encode(name);
    const data = new TextEncoder().encode(XML + xml);
    const about = [20, 0x800, 0, 0, 0x21].flatMap(two).concat([crc32(data), data.length, data.length].flatMap(four));
    const names = [...two(path.length), ...two(0)];
    contents.push(Uint8Array.from([...four(0x04034b50), ...about, ...names]), path, data);
    const where = [0, 0, 0].flatMap(two).concat([0, at].flatMap(four));
    directory.push(Uint8Array.from([...four(0x02014b50), ...two(20), ...about, ...names, ...where]), path);
    at += 30 + path.length + data.length;
  }
  const count = directory.length / 2;
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = [...four(0x06054b50), ...[0, 0, count, count].flatMap(two), ...[size, at].flatMap(four), ...two(0)];
  return [...contents, ...directory, Uint8Array.from(end)];
}

function two(number) {
  return [number & 255, (number >>> 8) & 255];
}

function four(number) {
  return [...two(number), ...two(number >>> 16)];
}

function crc32(data) {
  let sum = -1;
  for (const byte of data) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
