/* Writes the workbook that `workbook-bench write` writes, with libxlsxwriter and constant memory.
 *
 *     cc -O2 write.c -lxlsxwriter -o write && ./write OUT.xlsx words.txt
 *
 * words.txt holds three lines of words; a name of an indicator takes one of each.
 */
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

enum { ROWS = 200000, COLUMNS = 20, LONG_TEXTS = 49991, WORDS = 37 };

static const char *const words[] = {"実施", "充実", "未実施", "集計中", "－",
                                    "達成", "一部達成", "88.4%", "118,383人"};

int main(int count, char **arguments) {
  if (count != 3) return 2;
  static char lines[3][8192];
  char *parts[3][WORDS];
  FILE *file = fopen(arguments[2], "r");
  for (int line = 0; line < 3; line++) {
    if (!file || !fgets(lines[line], sizeof lines[line], file)) return 2;
    for (int word = 0; word < WORDS; word++)
      parts[line][word] = strtok(word ? NULL : lines[line], "|\n");
  }
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt(arguments[1], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, "一覧");
  lxw_format *date = workbook_add_format(book);
  format_set_num_format(date, "yyyy-mm-dd");
  static char texts[LONG_TEXTS][256];
  for (unsigned number = 0; number < LONG_TEXTS; number++)
    snprintf(texts[number], sizeof texts[number], "%s／%sの%s", parts[0][number % WORDS],
             parts[1][number / WORDS % WORDS], parts[2][number / WORDS / WORDS % WORDS]);
  for (lxw_row_t row = 0; row < ROWS; row++) {
    for (lxw_col_t column = 0; column < COLUMNS; column++) {
      unsigned place = row * COLUMNS + column;
      switch (column % 5) {
      case 0:
        worksheet_write_number(sheet, row, column, place * 7919u % 1000000, NULL);
        break;
      case 1:
        worksheet_write_number(sheet, row, column, place * 31u % 100000 / 100.0, NULL);
        break;
      case 2:
        worksheet_write_string(sheet, row, column, words[place * 7u % 9], NULL);
        break;
      case 3:
        worksheet_write_string(sheet, row, column, texts[place * 2654435761u % LONG_TEXTS], NULL);
        break;
      default:
        if (row % 2 == 0)
          worksheet_write_number(sheet, row, column, 42000 + place * 13u % 3000, date);
        else
          worksheet_write_boolean(sheet, row, column, place % 3 == 0, NULL);
      }
    }
  }
  return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
