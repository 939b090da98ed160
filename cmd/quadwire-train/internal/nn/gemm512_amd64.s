// Kernels of the trainer for AVX-512: C[rows x n] += A[rows x k] * B[k x 32] for
// n <= 32, B packed in panels of 32 columns. Masks keep to the n columns of C. Each
// number of rows has its kernel, so that the few rows of a recurrent step share one
// walk over B. A is addressed by two strides, as in the kernels for AVX2.

#include "textflag.h"

// SETUP leaves the first rows of the four triples of A in SI, R9, R13 and R8, and
// the columns of C in the masks K1 and K2.
#define SETUP \
	MOVQ k+0(FP), CX; \
	MOVQ a+8(FP), SI; \
	MOVQ rs+16(FP), DX; \
	MOVQ cs+24(FP), R10; \
	MOVQ b+32(FP), BX; \
	MOVQ c+40(FP), DI; \
	MOVQ ldc+48(FP), R11; \
	MOVQ mask+56(FP), AX; \
	KMOVW AX, K1; \
	SHRQ $16, AX; \
	KMOVW AX, K2; \
	MOVQ DI, R12; \
	LEAQ (DX)(DX*2), AX; \
	LEAQ (SI)(AX*1), R9; \
	LEAQ (R9)(AX*1), R13; \
	LEAQ (R13)(AX*1), R8

// LOAD and STORE move a row of C between memory and two registers.
#define LOAD(lo, hi) \
	VMOVUPS.Z (R12), K1, lo; \
	VMOVUPS.Z 64(R12), K2, hi; \
	ADDQ R11, R12

#define STORE(lo, hi) \
	VMOVUPS lo, K1, (DI); \
	VMOVUPS hi, K2, 64(DI); \
	ADDQ R11, DI

// COLUMNS loads a row of B, NEXT moves on to the next.
#define COLUMNS \
	VMOVUPS (BX), Z24; \
	VMOVUPS 64(BX), Z25

#define NEXT \
	ADDQ R10, SI; \
	ADDQ R10, R9; \
	ADDQ R10, R13; \
	ADDQ R10, R8; \
	ADDQ $128, BX

// ROW adds to a row of C an element of A times the row of B.
#define ROW(element, lo, hi, tmp) \
	VBROADCASTSS element, tmp; \
	VFMADD231PS Z24, tmp, lo; \
	VFMADD231PS Z25, tmp, hi

#define LOADS1 LOAD(Z0, Z1)
#define LOADS2 LOADS1; LOAD(Z2, Z3)
#define LOADS3 LOADS2; LOAD(Z4, Z5)
#define LOADS4 LOADS3; LOAD(Z6, Z7)
#define LOADS5 LOADS4; LOAD(Z8, Z9)
#define LOADS6 LOADS5; LOAD(Z10, Z11)
#define LOADS7 LOADS6; LOAD(Z12, Z13)
#define LOADS8 LOADS7; LOAD(Z14, Z15)
#define LOADS9 LOADS8; LOAD(Z16, Z17)
#define LOADS10 LOADS9; LOAD(Z18, Z19)
#define LOADS11 LOADS10; LOAD(Z20, Z21)
#define LOADS12 LOADS11; LOAD(Z22, Z23)

#define STORES1 STORE(Z0, Z1)
#define STORES2 STORES1; STORE(Z2, Z3)
#define STORES3 STORES2; STORE(Z4, Z5)
#define STORES4 STORES3; STORE(Z6, Z7)
#define STORES5 STORES4; STORE(Z8, Z9)
#define STORES6 STORES5; STORE(Z10, Z11)
#define STORES7 STORES6; STORE(Z12, Z13)
#define STORES8 STORES7; STORE(Z14, Z15)
#define STORES9 STORES8; STORE(Z16, Z17)
#define STORES10 STORES9; STORE(Z18, Z19)
#define STORES11 STORES10; STORE(Z20, Z21)
#define STORES12 STORES11; STORE(Z22, Z23)

#define ROWS1 ROW((SI), Z0, Z1, Z26)
#define ROWS2 ROWS1; ROW((SI)(DX*1), Z2, Z3, Z27)
#define ROWS3 ROWS2; ROW((SI)(DX*2), Z4, Z5, Z28)
#define ROWS4 ROWS3; ROW((R9), Z6, Z7, Z29)
#define ROWS5 ROWS4; ROW((R9)(DX*1), Z8, Z9, Z30)
#define ROWS6 ROWS5; ROW((R9)(DX*2), Z10, Z11, Z31)
#define ROWS7 ROWS6; ROW((R13), Z12, Z13, Z26)
#define ROWS8 ROWS7; ROW((R13)(DX*1), Z14, Z15, Z27)
#define ROWS9 ROWS8; ROW((R13)(DX*2), Z16, Z17, Z28)
#define ROWS10 ROWS9; ROW((R8), Z18, Z19, Z29)
#define ROWS11 ROWS10; ROW((R8)(DX*1), Z20, Z21, Z30)
#define ROWS12 ROWS11; ROW((R8)(DX*2), Z22, Z23, Z31)

// func wide12(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide12(SB), NOSPLIT, $0-64
	SETUP
	LOADS12

loop12:
	COLUMNS
	ROWS12
	NEXT
	DECQ CX
	JNZ loop12
	STORES12
	VZEROUPPER
	RET

// func wide11(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide11(SB), NOSPLIT, $0-64
	SETUP
	LOADS11

loop11:
	COLUMNS
	ROWS11
	NEXT
	DECQ CX
	JNZ loop11
	STORES11
	VZEROUPPER
	RET

// func wide10(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide10(SB), NOSPLIT, $0-64
	SETUP
	LOADS10

loop10:
	COLUMNS
	ROWS10
	NEXT
	DECQ CX
	JNZ loop10
	STORES10
	VZEROUPPER
	RET

// func wide9(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide9(SB), NOSPLIT, $0-64
	SETUP
	LOADS9

loop9:
	COLUMNS
	ROWS9
	NEXT
	DECQ CX
	JNZ loop9
	STORES9
	VZEROUPPER
	RET

// func wide8(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide8(SB), NOSPLIT, $0-64
	SETUP
	LOADS8

loop8:
	COLUMNS
	ROWS8
	NEXT
	DECQ CX
	JNZ loop8
	STORES8
	VZEROUPPER
	RET

// func wide7(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide7(SB), NOSPLIT, $0-64
	SETUP
	LOADS7

loop7:
	COLUMNS
	ROWS7
	NEXT
	DECQ CX
	JNZ loop7
	STORES7
	VZEROUPPER
	RET

// func wide6(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide6(SB), NOSPLIT, $0-64
	SETUP
	LOADS6

loop6:
	COLUMNS
	ROWS6
	NEXT
	DECQ CX
	JNZ loop6
	STORES6
	VZEROUPPER
	RET

// func wide5(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide5(SB), NOSPLIT, $0-64
	SETUP
	LOADS5

loop5:
	COLUMNS
	ROWS5
	NEXT
	DECQ CX
	JNZ loop5
	STORES5
	VZEROUPPER
	RET

// func wide4(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide4(SB), NOSPLIT, $0-64
	SETUP
	LOADS4

loop4:
	COLUMNS
	ROWS4
	NEXT
	DECQ CX
	JNZ loop4
	STORES4
	VZEROUPPER
	RET

// func wide3(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide3(SB), NOSPLIT, $0-64
	SETUP
	LOADS3

loop3:
	COLUMNS
	ROWS3
	NEXT
	DECQ CX
	JNZ loop3
	STORES3
	VZEROUPPER
	RET

// func wide2(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide2(SB), NOSPLIT, $0-64
	SETUP
	LOADS2

loop2:
	COLUMNS
	ROWS2
	NEXT
	DECQ CX
	JNZ loop2
	STORES2
	VZEROUPPER
	RET

// func wide1(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
TEXT ·wide1(SB), NOSPLIT, $0-64
	SETUP
	LOADS1

loop1:
	COLUMNS
	ROWS1
	NEXT
	DECQ CX
	JNZ loop1
	STORES1
	VZEROUPPER
	RET
