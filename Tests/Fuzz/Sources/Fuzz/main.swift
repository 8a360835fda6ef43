// fuzz TARGET [libFuzzer's options] [seeds…]
let status = Target.run(CommandLine.arguments)
if status != 0 { print("fuzz: TARGET is one of \(Target.names)") }
