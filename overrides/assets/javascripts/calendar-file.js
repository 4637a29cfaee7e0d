/*
 * A calendar file (RFC 5545) with one appointment. Its times are in UTC, so that it needs no definition of a time zone.
 */
const LINE = 75;

/**
 * The file. id: a name by which a calendar that has the appointment already changes it; start: a date; sections: pairs of a
 * heading and a text, which become its description.
 */
export function calendarFile({ id, title, start, minutes, sections }) {
  const description = sections.map(([heading, words]) => `${heading}\n${words}`).join("\n\n");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//hub//Session planner//EN",
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${utc(new Date())}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(new Date(start.getTime() + minutes * 60_000))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return new Blob([lines.map((line) => `${folded(line)}\r\n`).join("")], { type: "text/calendar" });
}

function utc(moment) {
  return moment.toISOString().replace(/[-:]|\.\d+/g, "");
}

/** Text as a property holds it (section 3.3.11), without the control characters that it cannot hold. */
function escaped(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");
  return lines.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** A line in pieces of at most 75 octets (section 3.1), none of which ends inside a letter. */
function folded(line) {
  const encoder = new TextEncoder();
  let octets = 0;
  return Array.from(line, (letter) => {
    const size = encoder.encode(letter).length;
    octets += size;
    if (octets <= LINE) return letter;
    octets = size + 1;
    return `\r\n ${letter}`;
  }).join("");
}
