/*
 * What should not stand in a log of agreed themes: names, schools, quotations. It sees many of them and not all, so it
 * asks and refuses nothing; people who were there see the rest.
 */
const QUOTED = /["“”„«»]|(?:^|\s)[‘'][^‘’']{3,}[’'](?=[\s.,;:!?)]|$)/;
const SCHOOL = /(?:\p{Lu}[\p{L}'’.-]+ )+(?:School|Academy|College|Trust|Primary|Nursery|Infants?|Juniors?|High|Grammar)\b/u;
const ADDRESSED = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Prof|Professor)\b\.?\s+\p{Lu}|[\w.]+@[\w.]+/u;
const INITIALS = /(?:^|\s)\p{Lu}\.\s?\p{Lu}\.?(?=\s|$)/u;
const CAPITALISED = /(?<=[\p{L}\p{N},;:)]\s)\p{Lu}\p{Ll}[\p{L}'’-]*/gu;
const ORDINARY = new Set(
  (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August " +
    "September October November December Autumn Spring Summer Easter Christmas Ramadan Year Key Stage Early Years " +
    "Head Heads Headteacher Headteachers Principal Chief Executive Governors Trustees Leader Leaders Coach Coaches Mentor " +
    "Reception Foundation Nursery English Welsh Irish French German Spanish Latin Maths Mathematics Science Geography " +
    "History Music Ofsted Estyn Covid Word Excel Teams Zoom England Wales Scotland Britain Europe I'm I’m I've I’ve"
  ).split(" "),
);

/** What to ask about a line; nothing, if nothing was seen. */
export function seenIn(text) {
  if (QUOTED.test(text)) return "This looks like somebody’s words. Say the theme in words that are nobody’s.";
  if (SCHOOL.test(text)) return "This looks like the name of a school or a trust. Leave it out, or say “a school”.";
  const capitalised = (text.match(CAPITALISED) ?? []).map((word) => word.replace(/['’]s$/, ""));
  const name = capitalised.find((word) => !ORDINARY.has(word) && !ORDINARY.has(word.replace(/s$/, "")));
  if (name) return `“${name}” looks like a name. Leave it out, or say it so that nobody can be recognised.`;
  if (ADDRESSED.test(text) || INITIALS.test(text)) return "This looks like a name. Leave it out.";
  return "";
}
