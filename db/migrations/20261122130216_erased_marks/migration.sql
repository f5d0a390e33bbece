CREATE TABLE "erased_marks" (
	"hash" text PRIMARY KEY,
	"at" timestamp with time zone NOT NULL
);
