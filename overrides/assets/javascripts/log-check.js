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

/* A word that begins a sentence has a capital anyway: there only names that many people have, and no other word is, are seen. */
const BEGINNING = /(?<=^\s*|[.!?…]\s+|\n\s*)\p{Lu}\p{L}+/gu;
const FIRST_NAMES = new Set(
  (
    "Aaron Abdul Abigail Adam Adrian Ahmed Aisha Alan Alex Alexander Alexandra Ali Alice Alison Amanda Amelia Amina Amir Amy " +
    "Andrea Andrew Andy Angela Anita Anna Anne Anthony Arjun Ashley Barbara Beatrice Ben Benjamin Beth Bethany Brian Callum " +
    "Cameron Carl Carol Caroline Catherine Charles Charlie Charlotte Chloe Chris Christine Christopher Claire Colin Connor " +
    "Craig Daniel Danielle Darren Dave David Deborah Debbie Deepak Denise Diane Donna Eleanor Elizabeth Ella Ellie Emily Emma " +
    "Eric Ethan Fatima Fiona Gareth Gary Gavin Geoff George Georgia Gillian Graham Hannah Harriet Harry Hassan Heather Helen " +
    "Henry Hussain Ian Ibrahim Imran Isabel Isabella Isla Jackie Jacob Jacqueline Jake James Jamie Jane Janet Jason Jean Jennifer " +
    "Jenny Jessica Jill Joanna Joanne John Jonathan Jordan Joseph Josh Joshua Judith Julia Julian Julie Karen Kate Katherine Kathryn " +
    "Katie Kelly Kenneth Kerry Kevin Kieran Kim Kirsty Laura Lauren Leah Leanne Lee Leon Lewis Liam Linda Lindsay Lisa Lorraine " +
    "Louise Lucy Luke Lydia Lynn Malcolm Marcus Margaret Maria Marie Martin Mary Maryam Matthew Megan Melanie Melissa Michael " +
    "Michelle Mike Mohammed Muhammad Naomi Natalie Natasha Nathan Neil Niamh Nicholas Nicola Nigel Nina Noah Oliver Olivia Omar " +
    "Owen Pamela Patricia Patrick Paul Paula Peter Philip Philippa Phoebe Priya Rachael Rachel Raj Rebecca Richard Robert Ross Ruth Ryan " +
    "Sally Sam Samantha Samuel Sandra Sanjay Sara Sarah Sean Sharon Shaun Sheila Simon Sophia Sophie Stacey Stephanie Stephen Steve " +
    "Steven Stuart Susan Suzanne Tariq Thomas Tim Timothy Tina Tom Tony Tracey Tracy Vanessa Victoria Wendy William Yasmin Yusuf " +
    "Zainab Zara Zoe"
  ).split(" "),
);

/** What to ask about a line; nothing, if nothing was seen. */
export function seenIn(text) {
  if (QUOTED.test(text)) return "This looks like somebody’s words. Say the theme in words that are nobody’s.";
  if (SCHOOL.test(text)) return "This looks like the name of a school or a trust. Leave it out, or say “a school”.";
  const capitalised = (text.match(CAPITALISED) ?? []).map((word) => word.replace(/['’]s$/, ""));
  const inside = capitalised.find((word) => !ORDINARY.has(word) && !ORDINARY.has(word.replace(/s$/, "")));
  const name = inside ?? text.match(BEGINNING)?.find((word) => FIRST_NAMES.has(word));
  if (name) return `“${name}” looks like a name. Leave it out, or say it so that nobody can be recognised.`;
  if (ADDRESSED.test(text) || INITIALS.test(text)) return "This looks like a name. Leave it out.";
  return "";
}
