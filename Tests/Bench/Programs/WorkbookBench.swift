import Grid
import Workbook

/// Our side of `make bench`: one job per run, so that a run's time and peak memory are the job's.
///
///     workbook-bench read THREADS FILE…          every cell of every sheet, typed, file after file
///     workbook-bench strings THREADS FILE…       the same, a String made of every text
///     workbook-bench stream FILE                 the same row by row, nothing kept
///     workbook-bench books THREADS FILE…         many files, several at a time
///     workbook-bench csv THREADS FILE            a CSV file to typed cells
///     workbook-bench write FILE WORDS            200,000 rows of 20 columns
///     workbook-bench patch FOLDER [FILE CELLS]…  some cells set, the file saved in the folder
///     workbook-bench inflate FILE                a deflated part by libdeflate alone
@main
enum WorkbookBench {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count >= 2 else { throw Misuse() }
    switch words[0] {
    case "read": print(try Reading.tally(words.dropFirst(2), threads: number(words[1])))
    case "strings":
      print(try Reading.tally(words.dropFirst(2), threads: number(words[1]), strings: true))
    case "stream": print(try Reading.streamed(words[1]))
    case "books": print(try Reading.books(words.dropFirst(2), threads: number(words[1])))
    case "csv":
      guard words.count == 3 else { throw Misuse() }
      print(try Reading.fields(words[2], threads: number(words[1])))
    case "write":
      guard words.count == 3 else { throw Misuse() }
      try Writing.write(to: words[1], words: Files.bytes(words[2]))
    case "patch": try Patching.patch(Array(words.dropFirst(2)), into: words[1])
    case "inflate": print(try Inflating.inflate(words[1]))
    default: throw Misuse()
    }
  }

  private static func number(_ word: String) throws -> Int {
    guard let number = Int(word), number > 0 else { throw Misuse() }
    return number
  }
}

struct Misuse: Error {}
