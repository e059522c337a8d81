#ifndef GALLEY_CLIBXML2_SHIM_H
#define GALLEY_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, and its headers then pull in ICU's own, which
// clash with the ones Foundation carries ("'UErrorCode' has different
// definitions in different modules"). Galley decodes bytes itself and never
// touches an encoding handler, the only structure whose layout depends on this
// macro, so it is safe to leave ICU out of what Swift sees.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

/// The options of every parse. XML_PARSE_HUGE lifts the silent cut at depth 256
/// and the 10 MB limit on a text node; the name HTML_PARSE_HUGE exists from
/// 2.14 on only. NOBLANKS is never set: it glues neighbouring words.
static inline int galley_parse_options(void) {
  return HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
         HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE;
}

/// A fresh context whose SAX table has only the given handlers, so that no tree
/// is built. `user` is handed to each of them. NULL if memory is out.
static inline htmlParserCtxtPtr galley_new_context(
    void *user, startElementSAXFunc start, endElementSAXFunc end,
    charactersSAXFunc text) {
  htmlParserCtxtPtr context = htmlNewParserCtxt();
  if (context == NULL || context->sax == NULL) return context;
  memset(context->sax, 0, sizeof(*context->sax));
  context->sax->startElement = start;
  context->sax->endElement = end;
  context->sax->characters = text;
  context->sax->cdataBlock = text;
  context->sax->ignorableWhitespace = text;
  context->userData = user;
  return context;
}

/// How many bytes the parser has read: in a start handler that stands in the
/// tag, behind its name.
static inline long galley_position(htmlParserCtxtPtr context) {
  htmlParserInputPtr input = context->input;
  return input == NULL ? 0 : (long)input->consumed + (input->cur - input->base);
}

/// Parses `size` bytes of UTF-8. Returns libxml2's error code, 0 if none.
static inline int galley_parse(htmlParserCtxtPtr context, const char *bytes,
                               int size) {
  xmlDocPtr document = htmlCtxtReadMemory(context, bytes, size, NULL, "UTF-8",
                                          galley_parse_options());
  if (document != NULL) xmlFreeDoc(document);
  return context->errNo;
}

#endif
