//! Tables of paths, of what lies above them, and of what is mounted.

use super::*;

const HOME: &str = "/home/maren/Documents/Visitbook/Northmere 2026";

fn nothing(_: &Path) -> Vec<String> {
    Vec::new()
}

/// What a folder stands on that has this beside the notebook's folder, or above it.
fn with(folder: &'static str, name: &'static str) -> Ground {
    ground_of(Path::new(HOME), "", &move |asked| match asked == Path::new(folder) {
        true => vec!["letters".to_owned(), name.to_owned()],
        false => Vec::new(),
    })
}

#[test]
fn folders_of_services_are_known_by_their_names() {
    let cases = [
        (r"C:\Users\maren\OneDrive\Documents\Visitbook", "OneDrive"),
        (r"C:\Users\maren\OneDrive - Northmere Council\Documents", "OneDrive"),
        (
            "/Users/maren/Library/CloudStorage/OneDrive-SharedLibraries-Northmere/Visits",
            "OneDrive",
        ),
        (r"C:\Users\maren\SharePoint\Team - Documents", "SharePoint"),
        ("/home/maren/Dropbox/Visits", "Dropbox"),
        ("/home/maren/Dropbox (Northmere)/Visits", "Dropbox"),
        (r"\\?\C:\Users\maren\DROPBOX", "Dropbox"),
        (
            "/Users/maren/Library/CloudStorage/GoogleDrive-maren@example.org/My Drive",
            "Google Drive",
        ),
        (r"G:\My Drive\Visits", "Google Drive"),
        (r"C:\Users\maren\iCloudDrive\Visits", "iCloud"),
        (
            "/Users/maren/Library/Mobile Documents/com~apple~CloudDocs/Visits",
            "iCloud",
        ),
        ("/home/maren/Nextcloud/Visits", "Nextcloud"),
        ("/home/maren/ownCloud/Visits", "ownCloud"),
        (r"C:\Users\maren\Box\Visits", "Box"),
        (r"C:\Users\maren\Box Sync\Visits", "Box"),
    ];
    for (path, service) in cases {
        assert_eq!(
            ground_of(Path::new(path), "", &nothing),
            Ground::Synced(service),
            "{path}"
        );
    }
}

#[test]
fn names_that_only_sound_alike_are_local() {
    let cases = [
        HOME,
        "/home/maren/Boxes/Visits",
        "/home/maren/Box of letters/Visits",
        "/home/maren/Dropboxes/Visits",
        "/home/maren/Megan/Visits",
        "/home/boxer/Visits",
        r"C:\Users\maren\Documents\Visitbook",
        r"\\?\C:\Users\maren\Documents\Visitbook",
    ];
    for path in cases {
        assert_eq!(ground_of(Path::new(path), "", &nothing), Ground::Local, "{path}");
    }
}

#[test]
fn folders_of_services_are_known_by_what_lies_above() {
    let cases = [
        (
            "/home/maren/Documents",
            ".849C9593-D756-4E56-8D6E-42412F2A707B",
            "OneDrive",
        ),
        ("/home/maren", ".dropbox.cache", "Dropbox"),
        ("/home/maren/Documents/Visitbook", ".tmp.driveupload", "Google Drive"),
        ("/home/maren/Documents", ".sync_0f3a91c2b7de.db", "Nextcloud"),
        ("/home/maren/Documents", "._sync_0f3a91c2b7de.db", "ownCloud"),
        ("/home/maren/Documents", ".nextcloudsync.log", "Nextcloud"),
        (HOME, ".stfolder", "Syncthing"),
    ];
    for (folder, name, service) in cases {
        assert_eq!(with(folder, name), Ground::Synced(service), "{name} in {folder}");
    }
    assert_eq!(
        with("/home/maren", ".dropbox"),
        Ground::Local,
        "Dropbox's settings in a home"
    );
    assert_eq!(with("/home/maren/Documents", ".sync_notes.txt"), Ground::Local);
    assert_eq!(
        with("/home/maren/Pictures", ".dropbox.cache"),
        Ground::Local,
        "beside and not above"
    );
}

#[test]
fn what_is_mounted_from_another_computer_is_on_a_network() {
    let line = |point: &str, kind: &str, source: &str| {
        format!("36 35 0:42 / {point} rw,noatime shared:1 master:2 - {kind} {source} rw\n")
    };
    let root = line("/", "overlay", "overlay");
    let cases = [
        (line("/home", "nfs", "files:/home"), Some("nfs")),
        (line("/home/maren", "nfs4", "files:/home/maren"), Some("nfs4")),
        (line("/home/maren/Documents", "cifs", "//files/maren"), Some("cifs")),
        (line("/home/maren/Documents", "smb3", "//files/maren"), Some("smb3")),
        (
            line("/home/maren/Documents", "fuse.sshfs", "maren@files:/"),
            Some("fuse.sshfs"),
        ),
        (
            line("/home/maren/Documents", "fuse.rclone", "drive:"),
            Some("fuse.rclone"),
        ),
        (
            line("/home/maren/Documents", "davfs", "https://files.example.org/"),
            Some("davfs"),
        ),
        (
            line("/home/maren/Documents", "fuse", "https://files.example.org/"),
            Some("fuse"),
        ),
        (
            line("/home/maren", "fuse.gvfsd-fuse", "gvfsd-fuse"),
            Some("fuse.gvfsd-fuse"),
        ),
        (line("/home/maren", "ext4", "/dev/sda2"), None),
        (line("/home/maren", "btrfs", "/dev/sda2"), None),
        (line("/home/maren", "tmpfs", "tmpfs"), None),
        (line("/home/maren", "9p", "C:\\134"), None),
        (line("/home/maren", "fuseblk", "/dev/sdb1"), None),
        (line("/home/maren", "fuse.gocryptfs", "/home/.maren"), None),
        (line("/home/mar", "nfs", "files:/mar"), None),
        (line("/home/maren/Music", "nfs", "files:/music"), None),
        (
            line("/home", "nfs", "files:/home") + &line("/home/maren", "ext4", "/dev/sda2"),
            None,
        ),
        (
            line("/home/maren", "ext4", "/dev/sda2") + &line("/home", "nfs", "files:/home"),
            None,
        ),
        (
            line("/home", "ext4", "/dev/sda2") + &line("/home", "nfs4", "files:/home"),
            Some("nfs4"),
        ),
        ("no line of a mount\n36 35\n".to_owned(), None),
    ];
    for (lines, kind) in cases {
        let expected = kind.map_or(Ground::Local, |kind| Ground::Network(kind.to_owned()));
        let mounts = format!("{root}{lines}");
        assert_eq!(ground_of(Path::new(HOME), &mounts, &nothing), expected, "{mounts}");
    }
    let spaced = line(r"/mnt/team\040files", "nfs4", "files:/team");
    let inside = ground_of(Path::new("/mnt/team files/Visits"), &spaced, &nothing);
    assert_eq!(inside, Ground::Network("nfs4".to_owned()));
}

#[test]
fn a_share_of_windows_is_on_a_network() {
    let share = Ground::Network("share".to_owned());
    let cases = [
        (r"\\files\team\Visits", &share),
        (r"\\?\UNC\files\team\Visits", &share),
        (r"\\northmere.sharepoint.com@SSL\DavWWWRoot\Visits", &share),
        (r"\\?\C:\Visits", &Ground::Local),
        (r"\\.\C:\Visits", &Ground::Local),
    ];
    for (path, ground) in cases {
        assert_eq!(ground_of(Path::new(path), "", &nothing), *ground, "{path}");
    }
}

#[test]
fn a_folder_that_is_not_there_yet_is_looked_at_where_links_lead() {
    let root = tempfile::tempdir().unwrap();
    let synced = root.path().join("Dropbox/Visits");
    std::fs::create_dir_all(&synced).unwrap();
    assert_eq!(ground(&root.path().join("Visits/Northmere")), Ground::Local);
    assert_eq!(ground(&synced.join("Northmere/2026")), Ground::Synced("Dropbox"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&synced, root.path().join("mine")).unwrap();
        assert_eq!(ground(&root.path().join("mine/Northmere")), Ground::Synced("Dropbox"));
    }
}

#[test]
fn the_usual_folder_is_the_first_that_nobody_copies() {
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name);
    assert_eq!(first_firm([at("Documents"), at("home")]), Some(at("Documents")));
    assert_eq!(first_firm([at("OneDrive/Documents"), at("home")]), Some(at("home")));
    assert_eq!(
        first_firm([at("OneDrive"), at("Dropbox")]),
        Some(at("OneDrive")),
        "it is refused with its reason"
    );
}
