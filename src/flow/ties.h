// Words that are kept on one line. Private to the room.
#pragma once

#include "setting.h"

namespace kehoach::flow {

// Puts NBSP for the blanks that viet::find_ties names. Where that would stretch the blanks of a
// justified line beyond the profile's limit, or tear a word at its hyphen, the weakest tie at the
// start of the next line gives way, one after the other. Then, as far as lines bear it:
//
// - A line that would end inside a document's symbol, "34- | CT/TW", ends before it: its hyphens
//   become U+2011. Elsewhere they stay plain, so that people find what they search for. The line
//   may be stretched by twice the profile's limit.
// - A word that would stand alone on the last line is tied to the one before it, and lines above
//   hand words down. They may be stretched by one and a half times the limit.
// - Where a hair decides whether a word fits, it goes to the next line, tied to a neighbour: every
//   program that reads the DOCX then ends the line there, however it rounds. Where the word is in
//   italics and LibreOffice has no room for it, the line may be stretched as above.
// - A blank at which only other programs end a line is NBSP where a line ends before its word.
void tie_words(const Setting& setting, Paragraph& paragraph, Length width);

// All ties of a text that is not justified, but for those that would make a piece wider than the
// line, which would be cut inside a word: cells.
void tie_words_uncut(const Setting& setting, Paragraph& paragraph, Length width);

// None but where a line's end or a symbol asks for one: justified cells, whose lines have few
// blanks.
void tie_line_ends(const Setting& setting, Paragraph& paragraph, Length width);

// All ties of a text that is not justified: titles and names.
void tie_words(std::vector<Run>& runs);

}  // namespace kehoach::flow
