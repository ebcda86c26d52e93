"""The names of the commands: all one needs to tell a command from the name of a plan."""

from models.words import N_

#: Each command: what it does, and the function that declares its words and carries it out.
COMMANDS: dict[str, tuple[str, str]] = {
    "new": (N_("make a plan file"), "commands_file"),
    "import": (N_("read a schedule, calendar or list into a plan"), "commands_in"),
    "events": (N_("list the events"), "commands_out"),
    "show": (N_("show one event with its sessions"), "commands_out"),
    "documents": (N_("list every document with its formats and options"), "commands_out"),
    "export": (N_("write a document"), "commands_export"),
    "release": (N_("release the next version of an event"), "commands_release"),
    "pack": (N_("write the print pack of an event, or what has changed"), "commands_release"),
    "check": (N_("list the problems of the plan"), "commands_out"),
    "statistics": (N_("count the figures of the season"), "commands_figures"),
    "doctor": (N_("examine a plan file and its backups"), "commands_file"),
    "backup": (N_("write a verified copy of a plan"), "commands_file"),
    "restore": (N_("make a plan file from a backup"), "commands_file"),
}
