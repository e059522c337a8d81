/* libxml2 alone: builds and frees the tree of each page. What Galley's speed is measured against. */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **paths) {
  size_t capacity = 1 << 24;
  char *bytes = malloc(capacity);
  if (bytes == NULL) return 2;
  for (int index = 1; index < count; index++) {
    FILE *file = fopen(paths[index], "rb");
    if (file == NULL) {
      perror(paths[index]);
      return 2;
    }
    size_t size = fread(bytes, 1, capacity, file);
    fclose(file);
    htmlDocPtr document =
        htmlReadMemory(bytes, (int)size, NULL, NULL,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET);
    if (document != NULL) xmlFreeDoc(document);
  }
  free(bytes);
  return 0;
}
