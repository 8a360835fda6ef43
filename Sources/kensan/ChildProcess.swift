import Glibc

/// Another program, run in silence and for a limited time.
enum ChildProcess {
  /// - Returns: false where it could not be started or had to be stopped.
  static func run(_ words: [String], seconds: Int) -> Bool {
    guard let child = start(words) else { return false }
    var status: Int32 = 0
    for _ in 0..<(seconds * 50) {
      let ended = unsafe waitpid(child, &status, WNOHANG)
      if ended == child { return true }
      if ended < 0, errno != EINTR { return false }
      usleep(20_000)
    }
    // It leads a group of its own, so that its helpers go with it.
    kill(-child, SIGKILL)
    unsafe waitpid(child, &status, 0)
    return false
  }

  private static func start(_ words: [String]) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    var argv = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe argv.indices { unsafe free(argv[index]) } }
    var child: pid_t = 0
    let status = unsafe posix_spawn(&child, words[0], &actions, &attributes, &argv, environ)
    return status == 0 ? child : nil
  }
}
